"""Waiting for something that a real process does, with an end to the patience: tests say what comes, never how soon."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE_S = 100.0
"""Nobody waits so long unless it never comes; a busy machine that stood still for a while is no fault of Foyer's."""


def until(look: Callable[[], T], seconds: float = PATIENCE_S, pause: float = 0.02) -> T:
    """The first truthy answer of `look`; AssertionError when none came within `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"still {found!r} after {seconds} s"
        time.sleep(pause)  # the one place where tests wait
