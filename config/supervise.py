"""Starts the processes of one machine, starts again what dies, and takes all of them down together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from config.lineage import PARENT

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
STARTED = 3.0
"""Seconds in which the end of a first start is a mistake to report, not to repeat."""
GRACE = 5.0


@dataclass
class Child:
    """One process to keep: `command` is its argument list."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = FIRST_PAUSE
    starts: int = field(default=0)

    def start(self, now: float) -> None:
        environ = os.environ | {PARENT: str(os.getpid())}
        self.process = subprocess.Popen(self.command, env=environ)  # noqa: S603 our own argument list
        self.started, self.starts = now, self.starts + 1

    def ended(self, now: float) -> int | None:
        """The exit code of a child that has just ended, having noted when to start it again; else None."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.process = None
        self.pause = FIRST_PAUSE if now - self.started > 60 else min(self.pause * 2, LONGEST_PAUSE)
        self.due = now + self.pause
        return code


def supervise(children: Sequence[Child]) -> int:
    """Keep `children` running until a signal says stop; returns the exit code for this process.

    A child that reports a mistake of its user (exit 1 or 2) while starting for the first time ends them all.
    """
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: stopping.append(received))
    code = 0
    while not stopping and not code:
        code = _look_after(children, time.monotonic())
        time.sleep(0.05)
    _stop(children)
    return code


def _look_after(children: Sequence[Child], now: float) -> int:
    for child in children:
        code = child.ended(now)
        if code in (1, 2) and child.starts == 1 and now - child.started < STARTED:
            return code
        if code is not None:
            print(f"{child.name} ended ({code}), starting it again", file=sys.stderr)  # noqa: T201
        if child.process is None and now >= child.due:
            child.start(now)
    return 0


def _stop(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in running:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
