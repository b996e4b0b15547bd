"""Many screens as one compiled client process: they connect, hold, and report when the last has a programme."""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.host import compiled

MS = 1e6


class NotDelivered(Exception):
    """The fleet did not report in time what was waited for; the text says what it did report."""


@dataclass(frozen=True)
class Storm:
    """All screens connected at once: seconds until the last had its state, and attempts that had to be repeated."""

    screens: int
    seconds: float
    retries: int


@dataclass(frozen=True)
class Receipt:
    """One programme on all screens; instants are CLOCK_MONOTONIC in ns."""

    number: int
    screens: int
    first: int
    half: int
    last: int


@dataclass
class Fleet:
    process: "subprocess.Popen[bytes]"
    problems: list[str]
    rest: bytes = b""

    def command(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def storm(self, screens: int, seconds: float = 30.0) -> Storm:
        """Connects all that are not connected yet, at once; NotDelivered when not all have their state in time."""
        self.command(f"connect {screens}")
        count, start, last, retries = self._wait("ready", seconds)
        return Storm(count, (last - start) / 1e9, retries)

    def receipt(self, number: int | None, seconds: float = 20.0) -> Receipt:
        """When all have programme `number` (None: the next one, whatever its number); others are passed over."""
        while True:
            found = Receipt(*self._wait("all", seconds))
            if number in (None, found.number):
                return found

    def drop(self) -> None:
        self.command("drop")
        self._wait("dropped", 10.0)

    def lost(self) -> int:
        """Screens whose living connection ended, so far."""
        self.command("status")
        return self._wait("status", 10.0)[2]

    def _wait(self, word: str, seconds: float) -> list[int]:
        while True:
            line = self._line(word, seconds)
            said, _, values = line.partition(" ")
            if said == "problem":
                self.problems.append(values)
            if said == word:
                return [int(value) for value in values.split()]

    def _line(self, word: str, seconds: float) -> str:
        assert self.process.stdout is not None
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], seconds)[0]:
                raise NotDelivered(f"no '{word}' within {seconds:g} s {self.problems[-3:]}")
            got = os.read(self.process.stdout.fileno(), 65536)
            if not got:
                raise NotDelivered(f"the fleet's process ended {self.problems[-3:]}")
            self.rest += got
        line, _, self.rest = self.rest.partition(b"\n")
        return line.decode("utf-8", "replace")


@contextmanager
def fleet(protocol: str, port: int, **options: int | str) -> Iterator[Fleet]:
    """Screens for the server at `port`; options as client.c lists them (shown, health, token, channel)."""
    command = [str(compiled("client")), protocol, str(port), *(f"{name}={value}" for name, value in options.items())]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Fleet(process, [])
    finally:
        process.kill()
        process.communicate()
