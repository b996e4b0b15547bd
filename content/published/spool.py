"""What this process has to report: one file an entry, under a key that counts once wherever it is carried."""

import json
import re
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.published import durable
from content.published.errors import Refused

DROPPABLE = ("health", "shown", "online", "problem", "pair")
"""Kinds that may go when the cap is reached, in this order. Every other kind is a visitor's, and never goes."""
CAP_BYTES = 64 * 1024 * 1024
_PART = re.compile(r"[A-Za-z0-9_:@-][A-Za-z0-9_.:@-]{0,127}")
_KIND = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """key: "<instance>/<boot uuid>-<sequence>", after the ids of the nodes it came up through."""

    key: str
    kind: str
    data: dict[str, Any]
    path: Path


class Spool:
    """A process's own folder of entries. One process, one instance name; each start counts from one again
    under a uuid of its own, so that no key ever comes twice."""

    def __init__(self, root: Path, instance: str, cap_bytes: int = CAP_BYTES) -> None:
        if not _PART.fullmatch(instance):
            raise ValueError(f"{instance!r} is no name for a process instance")
        self.root = root
        self._folder = root / instance
        self._boot = uuid.uuid4()
        self._sequence = 0
        self._cap = cap_bytes
        self._size = _size(self._folder)

    def append(self, kind: str, data: dict[str, Any], durable: bool = False) -> str:
        """The new entry's key; on disk when this returns if durable. Raises OSError, ValueError for a kind
        that is no word or data that is not JSON."""
        self._sequence += 1
        key = f"{self._folder.name}/{self._boot}-{self._sequence:012d}"
        self._size += _write(self.root, key, kind, data, sync=durable)
        if self._size > self._cap:
            self._size = _make_room(self._folder, self._cap)
        return key


def entries(root: Path, limit: int = 500) -> list[Entry]:
    """The oldest first, of all processes and nodes; what cannot be read is set aside as `.damaged`."""
    found: list[Entry] = []
    for path in sorted(root.rglob("*.json"), key=_age):
        if len(found) == limit:
            break
        entry = _read(root, path)
        if entry:
            found.append(entry)
    return found


def acknowledge(root: Path, keys: Collection[str]) -> None:
    """Remove what was taken in; unknown keys are none of our business."""
    for key in filter(_is_key, keys):
        path = root / key
        for each in path.parent.glob(f"{path.name}.*.json"):
            each.unlink(missing_ok=True)


def accept(root: Path, sender_id: str, sent: Sequence[Mapping[str, Any]]) -> list[str]:
    """Keep what came up from the authenticated sender `[{"key", "kind", "data"}]` under keys that begin with
    its id, and give the keys, as it knows them, that it may forget. The same again changes nothing."""
    if not _PART.fullmatch(sender_id):
        raise Refused("malformed", f"{sender_id!r:.80} is no sender's id")
    kept = []
    for each in sent:
        key, kind, data = each.get("key"), each.get("kind"), each.get("data")
        if not isinstance(key, str) or not isinstance(kind, str) or not isinstance(data, dict):
            continue
        own = f"{sender_id}/{key}"
        if _is_key(own) and _KIND.fullmatch(kind):
            if not _file(root, own, kind).exists():
                _write(root, own, kind, data, sync=kind not in DROPPABLE)
            kept.append(key)
    return kept


def _write(root: Path, key: str, kind: str, data: Mapping[str, Any], *, sync: bool) -> int:
    if not _KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is no kind of entry")
    text = json.dumps({"kind": kind, "data": data}, ensure_ascii=False, allow_nan=False).encode()
    path = _file(root, key, kind)
    if sync:
        durable.write(path, text)
    else:
        temporary = durable.unfinished(path)
        durable.put(temporary, text, sync=False)
        temporary.replace(path)
    return len(text)


def _file(root: Path, key: str, kind: str) -> Path:
    # The kind is in the name too: making room must not open files.
    return root / f"{key}.{kind}.json"


def _read(root: Path, path: Path) -> Entry | None:
    key = path.relative_to(root).as_posix().rsplit(".", 2)[0]
    try:
        found = json.loads(path.read_bytes())
        if isinstance(found["data"], dict) and _KIND.fullmatch(found["kind"]) and _is_key(key):
            return Entry(key, found["kind"], found["data"], path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    path.replace(path.with_suffix(".damaged"))
    return None


def _is_key(key: str) -> bool:
    parts = key.split("/")
    return 2 <= len(parts) <= _DEEPEST and all(_PART.fullmatch(part) for part in parts)


def _make_room(folder: Path, cap: int) -> int:
    """Drop the droppable, kind by kind and the oldest first, until 3/4 of cap; the size left."""
    size = _size(folder)
    for path in _droppable(folder):
        if size <= cap * 3 // 4:
            break
        size -= path.stat().st_size
        path.unlink(missing_ok=True)
    return size


def _droppable(folder: Path) -> Iterator[Path]:
    for kind in DROPPABLE:
        yield from sorted(folder.rglob(f"*.{kind}.json"), key=_age)


def _age(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.json"))
