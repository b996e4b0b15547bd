"""The lines of a file, divided: what the web page said, what the document says, and the first document of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from . import boilerplate, parts
from .labels import Fact, facts

HEAD: Final = 12
TAIL: Final = 8


@dataclass(frozen=True, slots=True)
class Page:
    """`lines`: all; `aside`: numbers of those that the page said; `heads`: where each of several documents
    begins, () for one; `first`: numbers of the first document's own lines; `told`: what stood behind labels."""

    lines: tuple[str, ...]
    aside: frozenset[int]
    heads: tuple[int, ...]
    first: tuple[int, ...]
    told: tuple[Fact, ...]

    @property
    def document(self) -> list[str]:
        """Every line that the page did not say."""
        return [line for at, line in enumerate(self.lines) if at not in self.aside]

    @property
    def head(self) -> list[str]:
        return [self.lines[at] for at in self.first[:HEAD]]

    @property
    def tail(self) -> list[str]:
        """The last lines of the first document, none of its first one."""
        return [self.lines[at] for at in self.first[1:][-TAIL:]]


def page_of(lines: Sequence[str]) -> Page:
    marks = boilerplate.marks(lines)
    aside = frozenset(mark.line for mark in marks)
    heads = parts.part_heads(lines)
    end = _end_of_first(heads, len(lines))
    first = tuple(at for at in range(end) if at not in aside)
    told = tuple(fact for mark in marks if mark.line < end and mark.why == "facts" for fact in facts(lines[mark.line]))
    return Page(tuple(lines), aside, heads, first, told)


def _end_of_first(heads: Sequence[int], length: int) -> int:
    """Some files number their first document too, some only those after it."""
    return next((at for at in heads if at > 1), length)
