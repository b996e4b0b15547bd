"""Learns from Chromium that the process behind its page has died: nobody touches the error page that then stands there,
and it would stand there for ever.

Chromium tells it over a pair of pipes that only who opened it holds; no address is listened on.
"""

import fcntl
import os
import subprocess
import threading
from collections.abc import Callable
from typing import Final

FLAG: Final = "--remote-debugging-pipe"
ASKED: Final = b'{"id":1,"method":"Target.setDiscoverTargets","params":{"discover":true}}\0'
DIED: Final = b'"method":"Target.targetCrashed"'
THERE: Final = (3, 4)
"""Where the browser has its ends: what it reads, what it writes."""
BEYOND: Final = 10
MOST: Final = 1 << 16


class Watch:
    """Made before the browser is started; `place` is called in what becomes the browser, then `over` it is watched."""

    def __init__(self) -> None:
        inner_in, self._to = os.pipe()
        self._from, inner_out = os.pipe()
        # Away from the places where they are wanted later.
        self.inner = tuple(fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, BEYOND) for each in (inner_in, inner_out))
        for each in (inner_in, inner_out):
            os.close(each)

    def place(self) -> None:
        for each, wanted in zip(self.inner, THERE, strict=True):
            os.dup2(each, wanted)

    def over(self, browser: subprocess.Popen[bytes], dead: Callable[[], object]) -> None:
        """Call `dead` when a page of the browser has died."""
        for each in self.inner:
            os.close(each)
        os.write(self._to, ASKED)
        threading.Thread(target=self._listen, args=(dead,), name=f"watch {browser.pid}", daemon=True).start()

    def _listen(self, dead: Callable[[], object]) -> None:
        said = b""
        while told := os.read(self._from, MOST):
            *whole, said = (said + told).split(b"\0")
            if any(DIED in each for each in whole):
                dead()
            said = said[-MOST:]
        os.close(self._from)
        os.close(self._to)
