"""The process that reads handwriting, started by the first stroke; it ends by itself, and is started again."""

import json
import select
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from threading import BoundedSemaphore, Lock
from typing import Any, Final

from kiosk.handwriting.strokes import Strokes

PATIENCE_S: Final = 10.0
"""For the first answer of a fresh process on a busy machine."""
MOST_ASKING: Final = 4
"""The one who is answered and those who wait: all others of the kiosk's threads are there for pages."""
COMMAND: Final = (sys.executable, "-m", "kiosk.handwriting")


class Unread(Exception):
    """Nothing can read it now."""


class Worker:
    """Any thread may ask; one is answered at a time, a few wait a moment, and who comes meanwhile is told at once that
    nobody can."""

    def __init__(self, there: Callable[[], Any], command: tuple[str, ...] = COMMAND) -> None:
        self._there, self._command = there, command
        self._turn, self._asking = Lock(), BoundedSemaphore(MOST_ASKING)
        self._process: subprocess.Popen[str] | None = None

    @cached_property
    def is_there(self) -> bool:
        """Whether handwriting can be read on this machine at all."""
        return bool(self._there())

    def read(self, strokes: Strokes) -> list[str]:
        """The characters that it may be, the likeliest first. Raises Unread."""
        if not self.is_there or not self._asking.acquire(blocking=False):
            raise Unread
        try:
            return self._read(strokes)
        finally:
            self._asking.release()

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
            self._process = None

    def _read(self, strokes: Strokes) -> list[str]:
        if not self._turn.acquire(timeout=PATIENCE_S / 10):
            raise Unread
        try:
            # One that ended between two visitors is no failure.
            for process in (self._running(), None):
                with suppress(OSError, ValueError):
                    return self._asked(process or self._fresh(), strokes)
            raise Unread
        finally:
            self._turn.release()

    def _running(self) -> subprocess.Popen[str] | None:
        return self._process if self._process and self._process.poll() is None else None

    def _fresh(self) -> subprocess.Popen[str]:
        self.close()
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(self._command, text=True, **pipes)  # type: ignore[call-overload]  # noqa: S603
        return self._process

    def _asked(self, process: subprocess.Popen[str], strokes: Strokes) -> list[str]:
        """Raises OSError when it has ended or is silent, ValueError for an answer that is none."""
        there, back = process.stdin, process.stdout
        if there is None or back is None:
            raise OSError("no pipes")
        there.write(json.dumps(strokes) + "\n")
        there.flush()
        if not select.select([back], [], [], PATIENCE_S)[0]:
            self.close()
            raise OSError("silent")
        found: Any = json.loads(back.readline())
        return [str(each) for each in found]
