"""What a PDF's pages carry beside their text: numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Final

from .paragraphs import Set

Page = list[Set]
_NUMBER: Final = re.compile(
    r"[-—–·. ]*(?:第 ?)?\d{1,3}(?: ?页)?(?: ?(?:[/,，]|共) ?(?:共 ?)?\d{1,4}(?: ?页)?)?[-—–·. ]*"
)
_OFTEN: Final = 2
# Smaller type in the outermost part of a page is no text of its own.
_MARGIN: Final = 0.08
_SMALLER: Final = 0.85


def parted(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without it, and what was running along; numbers are no loss."""
    usual = median([line.height for page in pages for line in page] or [0.0])
    bare = [_unnumbered(page) for page in pages]
    running = {line.text for page in bare for line in page if _is_marginal(line, usual)} | _repeated(bare)
    return [[line for at, line in enumerate(page) if not _runs(page, at, running)] for page in bare], sorted(running)


def _unnumbered(page: Page) -> Page:
    """The number may have been set first or last, or beside a running head."""
    return [line for at, line in enumerate(page) if not (_at_edge(page, at, 2) and _NUMBER.fullmatch(line.text))]


def _repeated(pages: Sequence[Page]) -> set[str]:
    """What is set first or last on most pages."""
    told = Counter(text for page in pages for text in {line.text for line in (*page[:1], *page[-1:])})
    return {text for text, times in told.items() if times >= _OFTEN and times * 2 > len(pages)}


def _is_marginal(line: Set, usual: float) -> bool:
    return abs(line.level - 0.5) > 0.5 - _MARGIN and line.height < _SMALLER * usual


def _runs(page: Page, at: int, running: set[str]) -> bool:
    return _at_edge(page, at, 2) and page[at].text in running


def _at_edge(page: Page, at: int, within: int) -> bool:
    return at < within or at >= len(page) - within
