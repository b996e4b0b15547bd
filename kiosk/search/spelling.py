"""Whether letters spell a title: full pinyin, initials, or both by turns, with hanzi between them."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.index.tokens import Other


class Span(NamedTuple):
    """Characters of a title, half-open."""

    start: int
    end: int


def spelled(letters: str, syllables: Sequence[str]) -> Span | None:
    """Where they stand as pinyin, the last syllable perhaps half typed, or else as initials."""
    at = "".join(syllables).find(letters)
    if at >= 0 and (found := _covered(at, len(letters), letters, syllables)):
        return found
    at = "".join([each[:1] for each in syllables]).find(letters)
    return Span(at, at + len(letters)) if at >= 0 else None


def _covered(at: int, length: int, letters: str, syllables: Sequence[str]) -> Span | None:
    """The syllables whose letters are those from `at` on, or from a later place where they stand again; a syllable
    begins there."""
    text, begin = "".join(syllables), 0
    for first, syllable in enumerate(syllables):
        if begin > at:
            at = text.find(letters, begin)
        if at < 0:
            return None
        if begin == at:
            last, end = first, begin
            while end < at + length:
                end += len(syllables[last])
                last += 1
            return Span(first, last)
        begin += len(syllable)
    return None


def spelled_otherwise(letters: str, syllables: Sequence[str], others: Sequence[Other]) -> Span | None:
    """As `spelled`, by any other reading of one character."""
    for place, reading in others:
        if found := spelled(letters, [*syllables[:place], reading, *syllables[place + 1 :]]):
            return found
    return None


def mixed(pieces: Sequence[str], folded: str, syllables: Sequence[str]) -> Span | None:
    """Where the pieces, hanzi one by one and runs of letters, stand one after another in the title."""
    for start in range(len(syllables)):
        if end := _follows(tuple(pieces), folded, syllables, start):
            return Span(start, end)
    return None


def _follows(pieces: tuple[str, ...], folded: str, syllables: Sequence[str], at: int) -> int:
    """The place after the last character that they cover from `at` on; 0 when they do not stand there."""
    if not pieces:
        return at
    if at >= len(syllables):
        return 0
    piece, syllable = pieces[0], syllables[at]
    if not piece.isascii():
        return _follows(pieces[1:], folded, syllables, at + 1) if folded[at] == piece else 0
    if syllable.startswith(piece):
        return _follows(pieces[1:], folded, syllables, at + 1)
    for taken in (syllable, syllable[:1]):
        if piece.startswith(taken):
            rest = (piece[len(taken) :], *pieces[1:])
            if found := _follows(rest, folded, syllables, at + 1):
                return found
    return 0
