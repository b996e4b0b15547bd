"""Whether letters spell a title: full pinyin, initials, or both by turns, with hanzi between them."""

from collections.abc import Iterator, Sequence
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
        if end := _follows(pieces, folded, syllables, start):
            return Span(start, end)
    return None


def _follows(pieces: Sequence[str], folded: str, syllables: Sequence[str], at: int) -> int:
    """The place after the last character that they cover from `at` on; 0 when they do not stand there. Letters may be
    taken in several ways, all of which are followed at once: one after another they would double with every letter."""
    ways = {(0, 0)}
    for place in range(at, len(syllables)):
        ways = {after for way in ways for after in _taken(pieces, way, folded[place], syllables[place])}
        if (len(pieces), 0) in ways:
            return place + 1
        if not ways:
            break
    return 0


def _taken(pieces: Sequence[str], way: tuple[int, int], character: str, syllable: str) -> Iterator[tuple[int, int]]:
    """What of the pieces is covered once this character is: whole ones, and letters of the next."""
    whole, letters = way
    piece = pieces[whole][letters:]
    if not piece.isascii():
        if piece == character:
            yield whole + 1, 0
    elif syllable.startswith(piece):
        yield whole + 1, 0
    else:
        for taken in (syllable, syllable[:1]):
            if piece.startswith(taken):
                yield whole, letters + len(taken)
