"""What this process has to report: one file an entry, under a key that counts once wherever it is carried."""

import time
import uuid
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from content.published import spool_files
from content.published.errors import Refused
from content.published.spool_files import DROPPABLE, Entry

__all__ = ["CAP_BYTES", "DROPPABLE", "Entry", "Spool", "accept", "acknowledge", "entries"]

CAP_BYTES = 64 * 1024 * 1024


class Spool:
    """A process's own folder of entries. Each start has a uuid of its own, so that no key ever comes twice; the
    sequence is the time in µs, and goes on upward when the clock steps back."""

    def __init__(self, root: Path, instance: str, cap_bytes: int = CAP_BYTES) -> None:
        if not spool_files.is_part(instance):
            raise ValueError(f"{instance!r} is no name for a process instance")
        self.root = root
        self._folder = root / instance
        self._boot = uuid.uuid4()
        self._sequence = 0
        self._cap = cap_bytes
        self._size = spool_files.size(self._folder)

    def append(self, kind: str, data: dict[str, Any], durable: bool = False) -> str:
        """The new entry's key; on disk when this returns if durable. Raises OSError, ValueError for a kind
        that is no word or data that is not JSON."""
        self._sequence = max(self._sequence + 1, time.time_ns() // 1000)
        key = f"{self._folder.name}/{self._boot}-{self._sequence:016d}"
        self._size += spool_files.write(self.root, key, kind, data, sync=durable)
        if self._size > self._cap:
            self._size = spool_files.make_room(self._folder, self._cap)
        return key


def entries(root: Path, limit: int = 500) -> list[Entry]:
    """The oldest first, of all processes and nodes; what cannot be read is set aside as `.damaged`."""
    found: list[Entry] = []
    for path in sorted(spool_files.files(root), key=spool_files.age):
        if len(found) == limit:
            break
        entry = spool_files.read(root, path)
        if entry:
            found.append(entry)
    return found


def acknowledge(root: Path, keys: Collection[str]) -> None:
    """Remove what was taken in; unknown keys are none of our business."""
    for key in filter(spool_files.is_key, keys):
        path = root / key
        for each in path.parent.glob(f"{path.name}.*.json"):
            each.unlink(missing_ok=True)


def accept(root: Path, sender_id: str, sent: Sequence[object], cap_bytes: int = CAP_BYTES) -> list[str]:
    """Keep what came up from the authenticated sender `[{"key", "kind", "data"}]` under keys that begin with
    its id, and give the keys, as it knows them, that it may forget. The same again changes nothing."""
    if not spool_files.is_part(sender_id):
        raise Refused("malformed", f"{sender_id!r:.80} is no sender's id")
    kept = [key for each in sent if (key := _keep(root, sender_id, each))]
    if spool_files.size(root / sender_id) > cap_bytes:
        spool_files.make_room(root / sender_id, cap_bytes)
    return kept


def _keep(root: Path, sender_id: str, sent: object) -> str | None:
    """Its key once it is kept; None for what is no entry."""
    if not isinstance(sent, dict):
        return None
    key, kind, data = sent.get("key"), sent.get("kind"), sent.get("data")
    if not (isinstance(key, str) and isinstance(kind, str) and isinstance(data, dict)):
        return None
    own = f"{sender_id}/{key}"
    if not (spool_files.is_key(own) and spool_files.is_kind(kind)):
        return None
    if not spool_files.path_of(root, own, kind).exists():
        try:
            # Whoever hears that it was taken will forget it: what a visitor wrote must be on disk before.
            spool_files.write(root, own, kind, data, sync=kind == "plays" or kind not in DROPPABLE)
        except (ValueError, RecursionError):
            return None
    return key
