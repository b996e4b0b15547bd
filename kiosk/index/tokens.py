"""What titles and bodies are looked up by: pairs of hanzi, ends of pinyin, words. Made alike for index and query."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

MOST_LETTERS: Final = 16
"""Letters of pinyin or initials that a key holds; a longer query is then compared with the title itself."""
BEGIN: Final = "·"
"""What a key begins with that begins its title."""
_RUN = re.compile(r"[a-z0-9]+|[^a-z0-9\n]+")
_WORD = re.compile(r"[a-z0-9]{2,}")

Other = tuple[int, str]
"""The place of a character in its title, and another reading of it."""


def runs(folded: str) -> list[str]:
    """Hanzi and Latin, each by itself, in their order."""
    return _RUN.findall(folded)


def is_latin(run: str) -> bool:
    return run[:1].isascii()


def pairs_of(run: str) -> Iterator[str]:
    """Every two neighbours."""
    return map(str.__add__, run, run[1:])


def body_tokens(folded: str, english: str) -> str:
    """Each pair of hanzi and each Latin word, once, with spaces between."""
    found = set(english.split())
    for run in runs(folded):
        if is_latin(run):
            found.add(run)
        else:
            found.update(pairs_of(run))
    return " ".join(found)


def english_words(text: str) -> str:
    """Small, each once, with spaces between."""
    return " ".join(dict.fromkeys(_WORD.findall(text.lower())))


def keys(syllables: Sequence[str], others: Iterable[Other] = (), english: str = "") -> str:
    """What a title is found by in letters: from every character on, its pinyin and its initials; its English words."""
    found = set(_ends(syllables, 0, len(syllables)))
    for place, reading in others:
        read = [*syllables[:place], reading, *syllables[place + 1 :]]
        found |= set(_ends(read, max(0, place - MOST_LETTERS + 1), place + 1))
    words = english.split()
    found |= {word[:MOST_LETTERS] for word in words}
    found |= {BEGIN + word[:MOST_LETTERS] for word in words[:1]}
    return " ".join(sorted(found))


def _ends(syllables: Sequence[str], first: int, last: int) -> Iterator[str]:
    initials = "".join(each[:1] for each in syllables)
    for start in range(first, last):
        letters = "".join(syllables[start : start + MOST_LETTERS])[:MOST_LETTERS]
        yield letters
        yield initials[start : start + MOST_LETTERS]
        if start == 0:
            yield BEGIN + letters
            yield BEGIN + initials[:MOST_LETTERS]
