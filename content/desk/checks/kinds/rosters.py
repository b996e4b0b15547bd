"""Lists of persons: a column of identity cards, bank cards or telephones beside names is masked as a whole."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..around import Known
from ..finding import BLOCK, Finding
from ..passage import Passage
from .bank_cards import is_bank_card
from .digits import masked
from .id_cards import is_id_card

KIND: Final = "roster"
_FEWEST: Final = 3
_CELL: Final = re.compile(r"[^\s|,、;]+")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")


class Row(NamedTuple):
    """A line that names somebody: the spans of its personal numbers."""

    start: int
    end: int
    numbers: tuple[tuple[int, int], ...]


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    run: list[Row] = []
    for row in _rows(passage.folded):
        if row.numbers:
            run.append(row)
            continue
        yield from _roster(passage, run)
        run = []
    yield from _roster(passage, run)


def _roster(passage: Passage, run: Sequence[Row]) -> Iterator[Finding]:
    if len(run) < _FEWEST:
        return
    start, end = run[0].start, run[-1].end
    hidden, at = "", start
    for first, last in (span for row in run for span in row.numbers):
        hidden += passage.text[at:first] + masked(passage.text[first:last], 3, 2)
        at = last
    hidden += passage.text[at:end]
    yield passage.at(KIND, start, end, hidden, BLOCK, {"count": len(run)})


def _rows(text: str) -> Iterator[Row]:
    at = 0
    for line in text.splitlines(keepends=True):
        cells = list(_CELL.finditer(line))
        numbers = tuple((at + each.start(), at + each.end()) for each in cells if _is_personal(each[0]))
        named = len(cells) > len(numbers)
        if line.strip():
            yield Row(at, at + len(line.rstrip("\r\n")), numbers if named else ())
        at += len(line)


def _is_personal(cell: str) -> bool:
    digits = cell.upper()
    return bool(_MOBILE.fullmatch(digits)) or is_id_card(digits) or is_bank_card(digits)
