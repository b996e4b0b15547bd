"""Lines as a page sets them, joined to the paragraphs that they were."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final, NamedTuple

_ENDS: Final = ("。", "！", "？", "；", "：", ":", ";", "!", "?")
# So many heights of a character: what a full line may lack, what an indented one begins with.
_LACKS: Final = 2.0
_INDENT: Final = 1.2
_GAP: Final = 1.4
# A line that is full is at least so wide, in heights of a character.
_NARROWEST: Final = 20
_OFTEN: Final = 0.08


class Set(NamedTuple):
    """A line and where it stands, in points from the lower left; `level`: its height on the page, 0 to 1;
    `beyond`: how far it is from its end to the page's edge.

    Without a `height` its place is not known.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    height: float = 0.0
    level: float = 0.5
    beyond: float = 0.0


class _Margins(NamedTuple):
    """`right`: where full lines end, infinite when none is; `gap`: from line to line;
    `marked`: paragraphs are indented or set apart."""

    left: float
    right: float
    gap: float
    marked: bool


def joined(pages: Sequence[Sequence[Set]]) -> Iterator[str]:
    """The paragraphs of all pages."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    margins = _margins(lines)
    held = lines[0].text
    for above, line in pairwise(lines):
        if _goes_on(above, line, margins):
            held = _together(held, line.text)
        else:
            yield held
            held = line.text
    yield held


def _margins(lines: Sequence[Set]) -> _Margins:
    left = sorted(line.left for line in lines)[len(lines) // 20]
    right = _right(lines, left)
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines) if above.bottom > line.bottom]
    gap = median(gaps) if gaps else 0.0
    bare = _Margins(left, right, gap, marked=False)
    begun = sum(_is_indented(line, bare) or _is_apart(above, line, bare) for above, line in pairwise(lines))
    return bare._replace(marked=begun > _OFTEN * len(lines))


def _right(lines: Sequence[Set], left: float) -> float:
    """Two lines make a margin, or one that leaves as much free as there is on the left."""
    farthest = max(lines, key=lambda line: line.right)
    slack = _LACKS * farthest.height
    reaching = sum(line.right >= farthest.right - slack for line in lines)
    return farthest.right if reaching > 1 or farthest.beyond <= left + slack else inf


def _goes_on(above: Set, line: Set, margins: _Margins) -> bool:
    """Whether a paragraph runs on from one line into the next."""
    if not _is_full(above, margins):
        return False
    if _is_indented(line, margins) or _is_apart(above, line, margins):
        return False
    # Where a document marks its paragraphs, a sentence that ends with its line proves nothing.
    return (margins.marked and line.bottom < above.bottom) or not above.text.endswith(_ENDS)


def _is_full(line: Set, margins: _Margins) -> bool:
    if not line.height:
        return _width(line.text) >= 2 * _NARROWEST + 12
    wide = line.right - line.left >= _NARROWEST * line.height
    return wide and line.right >= margins.right - _LACKS * line.height


def _is_indented(line: Set, margins: _Margins) -> bool:
    return line.left > margins.left + _INDENT * line.height > margins.left


def _is_apart(above: Set, line: Set, margins: _Margins) -> bool:
    return above.bottom - line.bottom > _GAP * margins.gap > 0


def _together(above: str, line: str) -> str:
    words = above[-1:].isascii() and above[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
    return f"{above} {line}" if words else above + line


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)
