"""One measured fact a row: what, Foyer's figure, the peer's, their ratio, and what design.md asks of it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """A figure of Foyer's, smaller being better unless `more_is_better`.

    With a peer, `must` and `ambition` bound the ratio Foyer / peer; without one, Foyer's figure in `unit`.
    """

    what: str
    foyer: float | None
    unit: str
    peer: float | None = None
    against: str = ""
    must: float | None = None
    ambition: float | None = None
    more_is_better: bool = False
    # Interleaved rounds are compared pair by pair, so this need not be foyer / peer of the shown medians.
    measured_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        if self.measured_ratio is not None:
            return self.measured_ratio
        if not self.peer or self.foyer is None:
            return None
        return self.foyer / self.peer

    @property
    def judged(self) -> float | None:
        return self.ratio if self.against else self.foyer

    def meets(self, bound: float | None) -> bool | None:
        """None where nothing is asked or no peer is here to hold it against; what Foyer failed at does not hold."""
        if bound is None:
            return None
        if self.foyer is None:
            return False
        if self.judged is None:
            return None
        return self.judged >= bound if self.more_is_better else self.judged <= bound

    @property
    def holds(self) -> bool | None:
        return self.meets(self.must)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds, "ambitious": self.meets(self.ambition)}


def figure(value: float | None) -> str:
    """Three significant digits, without an exponent."""
    if value is None:
        return ""
    if value == 0:
        return "0"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 4
    return f"{value:,.{digits}f}"


def verdict(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "NO"


def bound(row: Row, value: float | None) -> str:
    return "" if value is None else figure(value) + ("x" if row.against else f" {row.unit}")


def cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        "" if row.foyer is None else f"{figure(row.foyer)} {row.unit}",
        "" if row.peer is None else f"{figure(row.peer)} {row.unit}",
        row.against,
        "" if row.ratio is None else f"{figure(row.ratio)}x",
        bound(row, row.must),
        verdict(row.holds),
        bound(row, row.ambition),
        verdict(row.meets(row.ambition)),
    )


HEADINGS = ("what", "Foyer", "peer", "which", "ratio", "must", "holds", "ambition", "met")


def table(rows: list[Row]) -> str:
    """The rows as aligned text, one line each under a heading."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (HEADINGS, rule, *lines[1:])
    )
