"""Drafts laid among what is live, as the compiler would: the blobs and shards of an edition."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from content.desk.editions.deriving import Withheld, derive
from content.desk.errors import Problem
from content.published import shards
from content.published.canonical import canonical
from content.published.edition import Edition
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.shards import Entry, shard_of
from content.published.store import Store

# Ten thousand documents say nothing about how one of them looks, and their index takes long.
LEFT_OUT: Final = "catalog/"
APPROVED_BY: Final = "preview"


class Draft(NamedTuple):
    kind: str
    name: str
    content: Mapping[str, Any]


def laid(data: Path, own: Path, drafts: Iterable[Draft], office: str) -> dict[str, str]:
    """The blobs of the shards, by name, all that they name in the store `own`. Raises Problem 409 `not-disclosed` for
    what visitors never see."""
    store, live = Store(own), Store(data / "store")
    entries = {key: entry for key, entry in _live(data, live) if not key.startswith(LEFT_OUT)}
    for entry in entries.values():
        for sha in (entry.record, *entry.media):
            _lie(store, sha, live.blob_path(sha))
    for draft in drafts:
        entries[f"{draft.kind}/{draft.name}"] = _laid(store, data / "hub" / "uploads", draft, office)
    sorted_out: dict[str, dict[str, Entry]] = {}
    for key in sorted(entries):
        sorted_out.setdefault(shard_of(key), {})[key] = entries[key]
    return {name: store.put_blob(canonical(shards.as_listed(listed))) for name, listed in sorted_out.items()}


def _live(data: Path, live: Store) -> Iterator[tuple[str, Entry]]:
    """Of the newest edition that is whole; nothing where there is none yet."""
    try:
        trust = Trust.load(data / "trust.json")
    except (Refused, OSError):
        return
    for number in live.numbers("editions"):
        try:
            entries = list(Edition(live.opened(trust, "editions", number)[1], live.read_blob).entries())
        except Refused:
            continue
        yield from entries
        return


def _laid(store: Store, uploads: Path, draft: Draft, office: str) -> Entry:
    try:
        found = derive(draft.kind, draft.name, dict(draft.content), APPROVED_BY, office)
    except Withheld as error:
        message = "it is not disclosed, so visitors never see it"
        raise Problem(409, "not-disclosed", message) from error
    # A draft may be dated to a later day; what is looked at is there.
    body = {name: value for name, value in found.body.items() if name != "visible"}
    for sha in found.media:
        if sha not in found.blobs:
            _lie(store, sha, uploads / sha)
    store.put_blobs(found.blobs.values())
    return Entry(store.put_blob(canonical(body)), tuple(found.media))


def _lie(store: Store, sha: str, path: Path) -> None:
    """Another name for bytes that are on this disk already; what is not there is missed by its page alone."""
    to = store.blob_path(sha)
    if to.exists() or not path.is_file():
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, to)
    except FileExistsError:
        return
    except OSError:
        store.take_blob_file(sha, path)
