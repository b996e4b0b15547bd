"""Files that are there whole or not at all, also after a power cut, and a lock between processes."""

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

TEMPORARY = ".new-"
"""Files of this prefix are unfinished; only a crash leaves one behind."""

Unfinished = tuple[Path, Path]
"""A file that was written, and the place it is for."""


def write(path: Path, data: bytes, mode: int = 0o644, *, sync_name: bool = True) -> None:
    """Replace path by data: temp file, fsync, rename, fsync of the folder (if sync_name). Raises OSError."""
    temporary = unfinished(path)
    try:
        put(temporary, data, mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sync_name:
        sync_folder(path.parent)


def settle(many: Sequence[Unfinished]) -> None:
    """Put unfinished files in their places, on disk when this returns. Many at once cost the disk hardly more than
    one, since the first sync takes the others along. Raises OSError; leaves nothing unfinished."""
    try:
        for temporary, _ in many:
            _sync(temporary, os.O_RDONLY)
        for temporary, path in many:
            temporary.replace(path)
    finally:
        for temporary, _ in many:
            temporary.unlink(missing_ok=True)
    for folder in {path.parent for _, path in many}:
        sync_folder(folder)


def unfinished(path: Path) -> Path:
    """A fresh name beside path to write to before the rename; makes the folder."""
    make_folder(path.parent)
    return path.parent / f"{TEMPORARY}{secrets.token_hex(8)}"


def put(path: Path, data: bytes, mode: int = 0o644, *, sync: bool = True) -> None:
    """Write a new file, on disk when this returns if sync."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make folder and its parents, each known to its parent on disk."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the one exclusive lock on path, between threads and processes alike; a dead holder frees it."""
    make_folder(path.parent)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
