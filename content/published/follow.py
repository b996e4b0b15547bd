"""Wakes when a pointer was switched: inotify at once, a stat of the pointers every 200 ms as the net."""

import ctypes
import errno
import os
import select
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from content.published.blobs import Stat, stat_of

NET_S = 0.2
DEPTH = 2
"""Pointers lie at most this deep below a followed path: programmes/<channel>/current."""
_POINTER = "current"
_IN_CLOSE_WRITE, _IN_MOVED_TO, _IN_CREATE, _IN_DELETE, _IN_MODIFY = 0x8, 0x80, 0x100, 0x200, 0x2
_EVENTS = _IN_CLOSE_WRITE | _IN_MOVED_TO | _IN_CREATE | _IN_DELETE | _IN_MODIFY


class Follower:
    """Follows the pointers in and below paths (a store's root, or single folders of it), also those of folders
    that do not exist yet. Only select.select waits, so that green threads can run meanwhile."""

    def __init__(self, paths: Iterable[Path], *, inotify: bool = True) -> None:
        self._paths = tuple(paths)
        self._inotify = _Inotify() if inotify else None
        self._last = self._look()

    def wait(self, timeout: float) -> bool:
        """Whether a pointer was touched since the last call that said so; at most timeout seconds."""
        deadline = time.monotonic() + timeout
        while True:
            found = self._look()
            if found != self._last:
                self._last = found
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._pause(min(left, NET_S))

    def close(self) -> None:
        if self._inotify:
            self._inotify.close()

    def _look(self) -> dict[Path, Stat]:
        found = {}
        for folder in self._folders():
            if self._inotify:
                self._inotify.watch(folder)
            stat = stat_of(folder / _POINTER)
            if stat:
                found[folder / _POINTER] = stat
        return found

    def _folders(self) -> Iterator[Path]:
        level = [path for path in self._paths if path.is_dir()]
        for _ in range(DEPTH):
            yield from level
            level = [each for folder in level for each in _folders_in(folder)]
        yield from level

    def _pause(self, seconds: float) -> None:
        handles = [self._inotify.handle] if self._inotify and self._inotify.handle >= 0 else []
        ready, _, _ = select.select(handles, [], [], seconds)
        if ready and self._inotify:
            self._inotify.drain()


class _Inotify:
    """The kernel's doorbell; without one (an exhausted limit, another system) the net does alone."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        try:
            self.handle: int = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        except AttributeError:
            self.handle = -1

    def watch(self, folder: Path) -> None:
        """Watching again what is watched costs nothing, and catches a folder that was replaced."""
        if self.handle >= 0:
            self._libc.inotify_add_watch(self.handle, os.fsencode(folder), _EVENTS)

    def drain(self) -> None:
        # Once only: under green threads a second read would wait for more instead of saying there is none.
        try:
            os.read(self.handle, 1 << 16)
        except OSError as error:
            if error.errno != errno.EAGAIN:
                raise

    def close(self) -> None:
        if self.handle >= 0:
            os.close(self.handle)
        self.handle = -1


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(each.path) for each in entries if each.is_dir() and each.name != "blobs"]
    except OSError:
        return []
