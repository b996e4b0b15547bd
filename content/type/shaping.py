"""Widths of text, and where it may be cut. Widths add up: a text is measured run by run, and runs only meet where no
kerning is lost."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from math import ceil

from content.type.faces import SANS, Face, chain, characters, font, mode, setting

PIECE = 24
"""Characters in a piece at least; cut shorter, the pieces cost more than they save."""
WORDS_PIECE = 72
"""Where no two ideographs meet (English), a piece may also end after a space from so many characters on: nothing is
kerned with a space either."""
LONGEST_PIECE = 384
"""From here on a piece ends anywhere but inside a cluster; a pair's kerning may be lost, in a text of no words."""


def is_ideograph(char: str) -> bool:
    """A Han character: between two of them nothing is kerned."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF


def runs(text: str, px: int) -> Iterator[tuple[Face, str]]:
    """The text in runs of one face each: every character takes the first face of the chain that has it."""
    faces = chain(px)
    if len(faces) == 1:
        yield faces[0], text
        return
    for face, part in groupby(text, lambda char: next((each for each in faces if ord(char) in characters(each)), SANS)):
        yield face, "".join(part)


@lru_cache(4096)
def advance(text: str, px: int) -> float:
    """The exact width of one line in px."""
    return sum(run_advance(face, px, part) for face, part in runs(text, px) if part)


def run_advance(face: Face, px: int, text: str) -> float:
    """The exact width of a run, in px."""
    drawn = font(face, px)
    direction, language = setting(drawn)
    return drawn.getlength(text, mode(px), direction=direction, language=language)


def width(text: str, px: int) -> int:
    """The width of one line in whole px, rounded up."""
    return ceil(advance(text, px))


def pieces(text: str, min_chars: int = PIECE) -> list[str]:
    """The text cut so that the pieces drawn side by side are the text drawn whole: between two ideographs, and in
    long stretches without them, after a space. Every piece but the last has `min_chars` characters at least."""
    found, start = [], 0
    for cut in range(1, len(text)):
        if cut - start >= min_chars and _may_part(text[cut - 1], text[cut], cut - start):
            found.append(text[start:cut])
            start = cut
    return [*found, text[start:]] if text else []


def _may_part(before: str, after: str, length: int) -> bool:
    if is_ideograph(before) and is_ideograph(after):
        return True
    if length < WORDS_PIECE or unicodedata.category(after)[0] in "MC":
        return False
    return (before == " " and after.isalpha()) or length >= LONGEST_PIECE
