"""What this process asks of the machine and of Python: files, memory, signals, its log."""

import logging
import os
import resource
import signal
from collections.abc import Callable


def log_to_stderr() -> logging.Logger:
    """One line per event worth a look; the supervisor's stderr is the log."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s push %(levelname)s %(message)s")
    return logging.getLogger("display.push")


def raise_limits(open_files: int) -> None:
    """Room for many sockets."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = open_files if hard == resource.RLIM_INFINITY else min(open_files, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def end_tidily(last: Callable[[], object]) -> None:
    """On a signal to stop, do the last thing and be gone; waiting for connections to end would take for ever."""

    def end(*_: object) -> None:
        try:
            last()
        finally:
            os._exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
