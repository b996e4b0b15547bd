"""Waiting for something that a real process does, with an end to the patience."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(look: Callable[[], T], seconds: float = 30.0, pause: float = 0.02) -> T:
    """The first truthy answer of `look`; AssertionError when none came within `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"still {found!r} after {seconds} s"
        time.sleep(pause)  # the one place where tests wait
