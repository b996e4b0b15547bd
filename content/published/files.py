"""Looking at files: whether one was touched, and what its bytes hash to."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

CHUNK = 1 << 20
Stat = tuple[int, int, int, int]


def stat_of(path: Path) -> Stat | None:
    """What changes when a file is touched: inode, size, mtime_ns, ctime_ns. None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file's bytes, 1 MB at a time; raises OSError."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
            # A large file must not hold up the screens: under green threads this lets them run.
            time.sleep(0)


def hash_of(path: Path) -> str:
    """Hex SHA-256 of a file; raises OSError."""
    found = hashlib.sha256()
    for chunk in chunks_of(path):
        found.update(chunk)
    return found.hexdigest()


def write_hashed(path: Path, chunks: Iterable[bytes]) -> str:
    """Write a new file, not synced yet; the hex SHA-256 of what was written."""
    found = hashlib.sha256()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            found.update(chunk)
            file.write(chunk)
    return found.hexdigest()
