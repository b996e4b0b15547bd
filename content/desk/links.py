"""Whether the ledger's lines follow from each other; what was rewritten, removed or put elsewhere is named. Pure."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from .lines import Line, sealed

GENESIS: Final = "0" * 64
MARK: Final = 16


class Link(NamedTuple):
    """The number and the hash of a line from which the next one follows."""

    seq: int
    hash: str


BEGINNING: Final = Link(0, GENESIS)


class Break(NamedTuple):
    """A place where the ledger does not hold.

    seq: the line; what: `changed`, `unlinked` (does not follow from the line before), `missing`, `cut` (the end is
    missing), or `unsigned` (not the line that was signed); mark: another one as soon as something else lies there.
    """

    seq: int
    what: str
    mark: str

    def __str__(self) -> str:
        return f"ledger: line {self.seq} {SAID[self.what]}"


SAID: Final = {
    "changed": "was changed after it was written",
    "unlinked": "does not follow from the line before it",
    "missing": "is missing",
    "cut": "and what came after it is missing",
    "unsigned": "is not the one that was signed",
}


class Walk:
    """Goes along the lines in their order; what it found is in `breaks`, where it has come to in `at`."""

    def __init__(self, start: Link = BEGINNING) -> None:
        """`start` is the link before the first line that is shown to it."""
        self.at = start
        self.lines = 0
        self.breaks: list[Break] = []

    def along(self, lines: Iterable[Line]) -> "Walk":
        """Past these lines, ordered by number."""
        for line in lines:
            self.breaks += self._wrong(line)
            self.at = Link(line.seq, line.hash)
            self.lines += 1
        return self

    def _wrong(self, line: Line) -> Iterator[Break]:
        gone = range(self.at.seq + 1, line.seq)
        if gone:
            # However many: the first of them tells where, the mark up to which.
            yield Break(gone[0], "missing", f"to {gone[-1]}")
        if line.prev != self.at.hash and not gone:
            yield Break(line.seq, "unlinked", line.prev[:MARK])
        found = sealed(line)
        if found != line.hash:
            yield Break(line.seq, "changed", f"{found[:MARK]} {line.hash[:MARK]}")


def signed_otherwise(signed: Link, there: Link) -> Break | None:
    """What is wrong when the newest line that was signed is not the newest line that is there."""
    if signed == there:
        return None
    if signed.seq > there.seq:
        return Break(there.seq + 1, "cut", f"to {signed.seq}")
    if signed.seq == there.seq:
        return Break(signed.seq, "unsigned", there.hash[:MARK])
    return Break(signed.seq + 1, "unsigned", "")
