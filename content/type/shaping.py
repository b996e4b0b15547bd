"""Widths of text, and where it may be cut. Widths add up: a text is measured run by run, and runs only meet where no
kerning is lost."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from math import ceil

from content.type.faces import SANS, Face, chain, characters, font

PIECE = 24
"""Characters in a piece at least; cut shorter, the pieces cost more than they save."""


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
    return sum(font(face, px).getlength(part) for face, part in runs(text, px) if part)


def width(text: str, px: int) -> int:
    """The width of one line in whole px, rounded up."""
    return ceil(advance(text, px))


def pieces(text: str, min_chars: int = PIECE) -> list[str]:
    """The text cut between two ideographs only, so that the pieces drawn side by side are the text drawn whole."""
    found, start = [], 0
    for cut in range(1, len(text)):
        if cut - start >= min_chars and is_ideograph(text[cut - 1]) and is_ideograph(text[cut]):
            found.append(text[start:cut])
            start = cut
    return [*found, text[start:]] if text else []
