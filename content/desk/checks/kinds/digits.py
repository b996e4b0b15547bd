"""Long numbers as people write them, with blanks or dashes between, and how they are masked."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# Not inside a longer number, a Latin word, or what has been masked already.
_RUN: Final = re.compile(r"(?<![0-9A-Za-z*])\d(?:[ -]?\d){9,21}(?:[ -]?[Xx](?![0-9A-Za-z]))?(?![0-9A-Za-z*])")


class Number(NamedTuple):
    """`digits` are without blanks and dashes; an X at the end is upper case."""

    start: int
    end: int
    digits: str


def numbers(text: str) -> Iterator[Number]:
    """Every number of 10 to 22 digits."""
    for match in _RUN.finditer(text):
        yield Number(match.start(), match.end(), re.sub(r"[ -]", "", match[0]).upper())


def masked(written: str, head: int, tail: int) -> str:
    """All but the first `head` and the last `tail` digits as stars; what stands between stays."""
    places = [place for place, sign in enumerate(written) if sign.isalnum()]
    hidden = set(places[head : len(places) - tail])
    return "".join("*" if place in hidden else sign for place, sign in enumerate(written))
