"""A clock whose hands are moved by the test."""

import time

from content.published.clock import Clock

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Hands(Clock):
    """Stands still at `at` (ms) until it is moved."""

    def __init__(self, at: int | None = None) -> None:
        self.at = at if at is not None else time.time_ns() // 1_000_000
        super().__init__(source=lambda: self.at, steady=lambda: self.at)

    def advance(self, ms: int) -> None:
        self.at += ms
