"""Making room: the last numbers of each kind and the blobs they name stay, the rest goes."""

import json
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from content.published import programme
from content.published.checks import an_object
from content.published.durable import TEMPORARY
from content.published.edition import Edition
from content.published.errors import Refused

if TYPE_CHECKING:
    from content.published.store import Kind, Store

SETTLED_S = 3600
"""Blobs and unfinished files younger than this may belong to something about to be published."""


def prune(store: "Store", keep: int, quota: int | None, also: Collection[str]) -> list[Path]:
    """The files that were removed. Without a quota (bytes) all that is not kept goes, with one only so much,
    oldest first, that the store fits. Blobs in `also` stay. Called under the store's lock."""
    leftovers = [*store.root.rglob(f"{TEMPORARY}*"), *store.root.rglob("*.damaged")]
    old = [
        store.path(kind, number, channel)
        for kind, channel in _slots(store)
        for number in _split(store, keep, kind, channel)[1]
    ]
    spare = [*filter(_settled, leftovers), *old, *_unnamed(store, keep, also)]
    return _remove(spare, None if quota is None else _size(store.root) - quota)


def _unnamed(store: "Store", keep: int, also: Collection[str]) -> list[Path]:
    named = set(also)
    try:
        for kind, channel in _slots(store):
            for number in _split(store, keep, kind, channel)[0]:
                named |= named_blobs(store, kind, number, channel)
    except Refused:
        # What a damaged file names is not known, so nothing may go before it is mended.
        return []
    return [path for path in store.blobs.all() if path.name not in named and _settled(path)]


def _split(store: "Store", keep: int, kind: "Kind", channel: str | None) -> tuple[list[int], list[int]]:
    """The numbers to keep and the old ones. Garbage is kept but does not count, lest it push out what is good."""
    numbers = store.numbers(kind, channel)
    good = [number for number in numbers if _is_envelope(store, kind, number, channel)]
    last = good[keep - 1] if len(good) >= keep else -1
    return [each for each in numbers if each >= last], [each for each in numbers if each < last]


def _is_envelope(store: "Store", kind: "Kind", number: int, channel: str | None) -> bool:
    try:
        store.envelope(kind, number, channel)
    except Refused:
        return False
    return True


def named_blobs(store: "Store", kind: "Kind", number: int, channel: str | None = None) -> set[str]:
    """Every blob that this number needs; raises Refused when that cannot be told."""
    try:
        body = json.loads(store.envelope(kind, number, channel).body)
    except (ValueError, RecursionError) as error:
        raise Refused("malformed", f"{kind} {number}") from error
    if kind == "programmes":
        return set(programme.parse(an_object(body, kind)).blobs)
    if kind == "editions":
        return set(Edition(an_object(body, kind), store.read_blob).blobs())
    return set()


def _slots(store: "Store") -> Iterator[tuple["Kind", str | None]]:
    yield from (("editions", None), ("access", None))
    for channel in store.channels():
        yield ("programmes", channel)


def _remove(spare: list[Path], excess: int | None) -> list[Path]:
    removed = []
    for path in sorted(spare, key=lambda path: path.stat().st_mtime_ns):
        if excess is not None and excess <= 0:
            break
        excess = excess - path.stat().st_size if excess is not None else None
        path.unlink()
        removed.append(path)
    return removed


def _settled(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > SETTLED_S


def _size(root: Path) -> int:
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
