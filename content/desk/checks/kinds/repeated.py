"""The same paragraphs twice within one text, and a heading that stands twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "repeated"
_SHORTEST: Final = 30
_HEADING: Final = 5
_NOISE: Final = re.compile(r"[\s,，.。、;；:：()（）]+")


class Line(NamedTuple):
    start: int
    end: int
    said: str


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    lines = _lines(passage)
    yield from _twice(passage, lines)
    seen: dict[str, int] = {}
    run: list[Line] = []
    for line in lines:
        if len(line.said) >= _SHORTEST and line.said in seen:
            run.append(line)
        elif len(line.said) >= _SHORTEST:
            seen[line.said] = line.start
            yield from _stretch(passage, run)
            run = []
    yield from _stretch(passage, run)


def _stretch(passage: Passage, run: Sequence[Line]) -> Iterator[Finding]:
    if run:
        yield passage.at(KIND, run[0].start, run[-1].end, values={"count": len(run)})


def _twice(passage: Passage, lines: Sequence[Line]) -> Iterator[Finding]:
    """A short line right below the same one: the second can go."""
    for above, line in pairwise(lines):
        if _HEADING <= len(line.said) < _SHORTEST and line.said == above.said:
            yield passage.at(KIND, above.end, line.end, "", values={"count": 1})


def _lines(passage: Passage) -> list[Line]:
    found, at = [], 0
    for line in passage.folded.splitlines(keepends=True):
        said = _NOISE.sub("", line)
        if said:
            found.append(Line(at, at + len(line.rstrip()), said))
        at += len(line)
    return found
