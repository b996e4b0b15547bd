"""Looking at files: whether one was touched, what is in it, and what its bytes hash to."""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20
Stat = tuple[int, int, int, int]


def stat_of(path: Path) -> Stat | None:
    """What changes when a file is touched: inode, size, mtime_ns, ctime_ns. None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def opened(path: Path) -> BinaryIO:
    """A plain file, to be read; raises OSError, also for a pipe or a device: waiting for one would never end."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "is no plain file", str(path))
    return os.fdopen(handle, "rb")


def read(path: Path, most: int) -> bytes:
    """A plain file's bytes; raises OSError, also when there are more than `most`."""
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, "is larger than it may be", str(path))
    return data


def chunks_of(path: Path) -> Iterator[bytes]:
    """A plain file's bytes, 1 MB at a time; raises OSError."""
    with opened(path) as file:
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
