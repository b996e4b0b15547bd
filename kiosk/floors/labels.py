"""Names fitted into rooms: the largest lettering in which the words go, in lines, or no words at all."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

SIZES: Final = (125, 115, 105, 95)
"""Lettering in centimetres of the plan: a floor of 60 m across a 43-inch panel shows the smallest 7 mm high."""

NUMBER_SIZE: Final = 150
LONGEST: Final = 120
"""Characters of a name that may go into a room at all; fitting more would take long and help nobody."""
LINE: Final = 1.25
MARGIN: Final = 60
NARROW: Final = "iljtfrI.,:;'’|()1 -"
WIDE: Final = "mwMW—%@"
CLOSING: Final = "，。、；：）」』”’,.;:)!?"


Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


class Line(NamedTuple):
    """Centred on x; y is its base line."""

    text: str
    x: int
    y: int
    size: int
    strong: bool


def fitted(number: str, name: str, box: Box) -> tuple[Line, ...]:
    """Within box, in its middle. The number goes first: it is what the door says."""
    left, top, right, bottom = box
    width, height = right - left - 2 * MARGIN, bottom - top - 2 * MARGIN
    head = NUMBER_SIZE if number and NUMBER_SIZE * 0.6 * len(number) <= width and height >= NUMBER_SIZE else 0
    for size in SIZES:
        lines = wrapped(name, width, size)
        if lines and (head + len(lines) * size) * LINE <= height:
            return _placed(number if head else "", lines, size, box)
    return _placed(number, [], 0, box) if head else ()


def best(number: str, name: str, spaces: Sequence[Box]) -> tuple[Line, ...]:
    """Where the name goes in the largest lettering, then in the fewest lines, then in the widest space."""
    tried = [(fitted(number, name, each), each) for each in spaces]
    return max(tried, key=_legible, default=((), None))[0]


def spaces(box: Box, taken: Sequence[Box]) -> list[Box]:
    """The parts of box in which nothing of `taken` lies."""
    xs = sorted({box[0], box[2], *(x for each in taken for x in (each[0], each[2]) if box[0] < x < box[2])})
    free: list[Box] = []
    for left, right in combinations(xs, 2):
        between = sorted((each[1], each[3]) for each in taken if each[0] < right and each[2] > left)
        top = box[1]
        for start, end in (*between, (box[3], box[3])):
            if start > top:
                free.append((left, top, right, min(start, box[3])))
            top = max(top, end)
    return free


def _legible(tried: tuple[tuple[Line, ...], Box]) -> tuple[int, int, int]:
    lines, space = tried
    named = [each.size for each in lines if not each.strong]
    return min(named, default=0), -len(lines), space[2] - space[0]


def wrapped(text: str, width: int, size: int) -> list[str]:
    """The words in lines of at most `width`, filled evenly; empty when one of them is wider, or there are too many."""
    pieces = list(_pieces(text)) if len(text) <= LONGEST else []
    if not pieces or any(span(piece.strip(), size) > width for piece in pieces):
        return []
    fewest = len(_filled(pieces, width, size))
    # As many lines as it takes, each as short as they can all be: no last line of one character.
    narrow = next(w for w in range(0, width + size, size // 2) if _fits(pieces, min(w, width), size, fewest))
    return _filled(pieces, min(narrow, width), size)


def span(text: str, size: int) -> float:
    """About how wide the text is in lettering of that size."""
    return size * sum(_em(each) for each in text)


def _em(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW:
        return 0.34
    return 0.9 if character in WIDE else 0.7 if character.isupper() else 0.58


def _pieces(text: str) -> Iterator[str]:
    """What may stand alone in a line: a Chinese character with the marks behind it, a word with its blank."""
    start = 0
    for index, (before, after) in enumerate(pairwise(text), 1):
        wide = east_asian_width(before) in "WF" or east_asian_width(after) in "WF"
        if (wide or before == " ") and after not in CLOSING and after != " ":
            yield text[start:index]
            start = index
    if text[start:].strip():
        yield text[start:]


def _filled(pieces: list[str], width: int, size: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and span((lines[-1] + piece).strip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _fits(pieces: list[str], width: int, size: int, most: int) -> bool:
    return all(span(piece.strip(), size) <= width for piece in pieces) and len(_filled(pieces, width, size)) <= most


def _placed(number: str, lines: list[str], size: int, box: Box) -> tuple[Line, ...]:
    x = (box[0] + box[2]) // 2
    rows = [(number, NUMBER_SIZE, True)] * bool(number) + [(line, size, False) for line in lines]
    y = (box[1] + box[3]) / 2 - sum(each * LINE for _, each, _ in rows) / 2
    placed = []
    for text, each, strong in rows:
        # Letters stand about a third of their size below the middle of their line.
        placed.append(Line(text, x, round(y + each * (LINE / 2 + 0.35)), each, strong))
        y += each * LINE
    return tuple(placed)
