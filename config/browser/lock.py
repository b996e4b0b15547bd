"""The mark that a running Chromium leaves in its profile. After a power cut it stays behind, and the next start would
open a question instead of the page."""

import os
import socket
from contextlib import suppress
from pathlib import Path

MARKS = ("SingletonLock", "SingletonCookie", "SingletonSocket")


def release(profile: Path) -> None:
    """Take away the marks of a browser that runs no more."""
    lock = profile / "SingletonLock"
    if not lock.is_symlink() or _runs(str(lock.readlink())):
        return
    for name in MARKS:
        (profile / name).unlink(missing_ok=True)


def _runs(holder: str) -> bool:
    """Whether `<host>-<pid>` names a process that is alive on this machine."""
    host, _, pid = holder.rpartition("-")
    if host != socket.gethostname():
        return False  # the machine was renamed: profiles are not shared between machines
    with suppress(OSError, ValueError):
        os.kill(int(pid), 0)
        return True
    return False
