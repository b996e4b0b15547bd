"""How entries lie in a spool's folder: `<instance>/<boot uuid>-<sequence>.<kind>.json`, below the ids of the
nodes they came up through."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Never

from content.published import durable
from content.published.files import read as read_plain

DROPPABLE = ("picture", "health", "kiosk", "shown", "online", "problem", "pair", "numbers", "plays", "warned")
"""Kinds that may go when the cap is reached, in this order. Every other kind is a visitor's, and never goes."""
_PART = re.compile(r"[A-Za-z0-9_:@-][A-Za-z0-9_.:@-]{0,127}")
_KIND = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_DEEPEST = 12
LARGEST = 8 * 1024 * 1024
"""Bytes of one entry; hundreds of reports have fewer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """key: "<instance>/<boot uuid>-<sequence>", after the ids of the nodes it came up through."""

    key: str
    kind: str
    data: dict[str, Any]
    path: Path
    size: int


def is_part(text: str) -> bool:
    """Whether text can be one part of a key: an instance, a sender's id."""
    return _PART.fullmatch(text) is not None


def is_key(key: str) -> bool:
    parts = key.split("/")
    return 2 <= len(parts) <= _DEEPEST and all(map(is_part, parts))


def is_kind(kind: str) -> bool:
    return _KIND.fullmatch(kind) is not None


def path_of(root: Path, key: str, kind: str) -> Path:
    # The kind is in the name too: making room must not open files.
    return root / f"{key}.{kind}.json"


def write(root: Path, key: str, kind: str, data: Mapping[str, Any], *, sync: bool) -> int:
    """The bytes written; on disk when this returns if sync. Raises OSError, ValueError for what is no JSON."""
    if not is_kind(kind):
        raise ValueError(f"{kind!r} is no kind of entry")
    text = json.dumps({"kind": kind, "data": data}, ensure_ascii=False, allow_nan=False).encode()
    path = path_of(root, key, kind)
    if sync:
        durable.write(path, text)
    else:
        temporary = durable.unfinished(path)
        durable.put(temporary, text, sync=False)
        temporary.replace(path)
    return len(text)


def read(root: Path, path: Path) -> Entry | None:
    """None when it was taken meanwhile, or cannot be read: then it is set aside as `.damaged`."""
    key = path.relative_to(root).as_posix().rsplit(".", 2)[0]
    try:
        text = read_plain(path, LARGEST)
        found = json.loads(text, parse_constant=_refused)
        if b"\\ud" in text.lower():  # half a character could not be written anywhere further on
            json.dumps(found, ensure_ascii=False).encode()
        if isinstance(found["data"], dict) and is_kind(found["kind"]) and is_key(key):
            return Entry(key, found["kind"], found["data"], path, len(text))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    with suppress(OSError):  # what cannot even be set aside is passed over: the entries after it count
        path.replace(path.with_suffix(".damaged"))
    return None


def _refused(constant: str) -> Never:
    raise ValueError(f"{constant} is not JSON")


def files(folder: Path) -> Iterator[Path]:
    """Every entry's file in and below folder."""
    return (path for path in folder.rglob("*.json") if not path.name.startswith(durable.TEMPORARY))


def age(path: Path) -> tuple[str, str]:
    """By sequence, which is time, whoever wrote it."""
    return path.name.partition(".")[0].rpartition("-")[2], path.name


def size(folder: Path) -> int:
    return sum(map(_bytes, files(folder)))


def make_room(folder: Path, cap: int) -> int:
    """Drop the droppable, kind by kind and the oldest first, until 3/4 of cap; the size left."""
    left = size(folder)
    for path in _droppable(folder):
        if left <= cap * 3 // 4:
            break
        left -= _bytes(path)
        path.unlink(missing_ok=True)
    return left


def _droppable(folder: Path) -> Iterator[Path]:
    found = list(files(folder))
    for kind in DROPPABLE:
        yield from sorted((path for path in found if path.name.endswith(f".{kind}.json")), key=age)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0  # acknowledged meanwhile
