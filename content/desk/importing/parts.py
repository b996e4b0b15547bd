"""Several documents in one file, and the same report twice."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from .lines import compact
from .script import fold

_PART: Final = re.compile(
    r"(?:第([一二三四五六七八九十百]+)篇|篇([一二三四五六七八九十]+)|范文([一二三四五六七八九十]+))[: ]"
)
_SHINGLE: Final = 5
_LEAST: Final = 40
_ALIKE: Final = 0.6
_PARAGRAPHS: Final = 3
_CHARACTERS: Final = 300
_SEARCHED: Final = 2_000


def part_heads(lines: Sequence[str]) -> tuple[int, ...]:
    """The lines that begin a document of several, 第一篇： 第二篇： and so on; () when there is but one."""
    found = tuple(number for number, line in enumerate(lines) if len(line) <= 80 and _PART.match(fold(line)))
    return found if len(found) > 1 or (found and found[0] > 0) else ()


def repeated(lines: Sequence[str]) -> tuple[str, ...]:
    """Long paragraphs that say again what an earlier one said, when they are enough to be a report's second copy."""
    seen: dict[str, int] = {}
    again: list[str] = []
    for number, line in enumerate(line for line in lines[:_SEARCHED] if len(line) >= _LEAST):
        pieces = _pieces(line)
        counted = Counter(seen[piece] for piece in pieces if piece in seen)
        if counted and counted.most_common(1)[0][1] >= _ALIKE * len(pieces):
            again.append(line)
        for piece in pieces:
            seen.setdefault(piece, number)
    enough = len(again) >= _PARAGRAPHS or sum(map(len, again)) >= _CHARACTERS
    return tuple(again) if enough else ()


def _pieces(line: str) -> set[str]:
    text = compact(fold(line))
    return {text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1)}
