"""Where indexes lie, how they are opened, and how long they are kept.

An index is used at once when it is made. Beside it then comes its seal, the digest of its bytes: after a restart only
what has its seal, whole, is believed. So nothing waits for the disk, and a power cut costs an index, never its truth.
"""

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from content.published import durable
from content.published.errors import Refused
from content.published.files import CHUNK, hash_of, read
from content.published.files import opened as opened_file
from kiosk.index.schema import FORMAT

MAPPED: Final = 1 << 31
"""Bytes of a file that may be mapped: an index is read from the page cache, not copied out of it."""
KEPT: Final = 3
"""Indexes that stay: the current one, and those that a request may still be reading or the kiosk go back to."""
SETTLED_S: Final = 3600
"""Unfinished files younger than this may still be written."""


def folder(data: Path) -> Path:
    return data / "kiosk"


def path_of(data: Path, edition: str) -> Path:
    """Where the index of the edition with this id lies or would lie."""
    return folder(data) / f"index-{edition}.db"


def seal(path: Path) -> None:
    """Write down what the index's bytes are, once they are safely on the disk. Raises OSError."""
    digest = hash_of(path)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    durable.write(_seal_of(path), digest.encode())


def sealed(path: Path) -> bool:
    """Whether it is, byte for byte, what was sealed."""
    try:
        return read(_seal_of(path), 64).decode() == hash_of(path)
    except (OSError, ValueError):
        return False


def spoilt(path: Path) -> bool:
    """Whether it is gone, or its bytes are no longer what was sealed; one that is not sealed yet is not."""
    return not path.exists() or (_seal_of(path).exists() and not sealed(path))


def put(temporary: Path, path: Path) -> None:
    """The finished index in its place, without the seal of what was there."""
    _seal_of(path).unlink(missing_ok=True)
    temporary.replace(path)


def standing(data: Path) -> list[Path]:
    """Every index, newest first, of whatever format."""
    found = [(path.stat().st_mtime_ns, path) for path in folder(data).glob("index-*.db")]
    return [path for _, path in sorted(found, reverse=True)]


def copied(path: Path, to: Path) -> bool:
    """Whether `to` is now what was sealed, byte for byte, and of this format. Read once, for copy and digest alike."""
    digest = hashlib.sha256()
    try:
        with opened_file(path) as source, to.open("wb") as target:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
        opened(to).close()
        return read(_seal_of(path), 64).decode() == digest.hexdigest()
    except (OSError, ValueError, Refused):
        return False


def prune(data: Path) -> None:
    """Drop the indexes beyond the last ones, and what a crash left unfinished."""
    kept = standing(data)[:KEPT]
    names = {path.name for path in kept} | {_seal_of(path).name for path in kept}
    old = [path for path in folder(data).glob("index-*") if path.name not in names]
    for path in [*old, *filter(_settled, folder(data).glob(f"{durable.TEMPORARY}*"))]:
        path.unlink(missing_ok=True)


def remove(path: Path) -> None:
    for each in (path, _seal_of(path)):
        with suppress(OSError):
            each.unlink()


def opened(path: Path) -> sqlite3.Connection:
    """A finished index, to be read by one thread at a time; raises Refused when it is none of this format."""
    try:
        found = sqlite3.connect(
            f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        found.execute(f"PRAGMA mmap_size = {MAPPED}")
        found.execute("PRAGMA cache_size = -256")
        if fact(found, "format") != FORMAT:
            found.close()
            raise Refused("unknown_format", path.name)
    except sqlite3.Error as error:
        raise Refused("damaged", f"{path.name}: {error}") from error
    return found


def fact(index: sqlite3.Connection, name: str) -> str | None:
    found = index.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else None


def _settled(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > SETTLED_S


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".sha256")
