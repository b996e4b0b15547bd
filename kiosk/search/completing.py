"""Whole words for what was typed so far, to be touched instead of spelled: names, everyday words, keywords, rooms."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from kiosk.folding import Folding
from kiosk.index.entries import BETWEEN
from kiosk.search.hits import Hit, Quality
from kiosk.texts import as_text, pick

MOST: Final = 16
LOOKED_AT: Final = 40
LONGEST: Final = 26
LONGEST_CHINESE: Final = 9
"""Letters, or hanzi, of what still fits on a key."""
SIGN: Final = " · "
"""What stands between the name of a room and its number."""
ENTRY: Final = "SELECT field, text FROM entry WHERE e = ?"
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]+")


class Whole(NamedTuple):
    """Words as they are typed when they are touched, and their language."""

    text: str
    lang: str


def completions(index: sqlite3.Connection, ways: Iterable[Hit], lang: str, folding: Folding) -> list[Whole]:
    """At most MOST, for a reader of `lang`, in the order of the ways to what was found."""
    found: dict[str, Whole] = {}
    for hit in _worth(ways):
        row = index.execute(ENTRY, (hit.e,)).fetchone()
        whole = _whole(row[0], as_text(json.loads(row[1])), hit.parts, lang, folding) if row else None
        if whole:
            found.setdefault(folding.fold(whole.text), whole)
        if len(found) == MOST:
            break
    return sorted(found.values(), key=lambda whole: (whole.lang == "en") != (lang == "en"))


def _worth(ways: Iterable[Hit]) -> Sequence[Hit]:
    """Those found by a name: what begins as it was typed, then as people ask for kinds, short before long."""
    named = [hit for hit in ways if hit.e >= 0 and hit.parts and hit.quality not in (Quality.BODY, Quality.SLIP)]
    return sorted(
        named[:LOOKED_AT], key=lambda hit: (hit.position > 0, hit.quality == Quality.LOOSE, hit.rank, hit.length)
    )


def _whole(field: str, text: Mapping[str, str], parts: Sequence[str], lang: str, folding: Folding) -> Whole | None:
    part = parts[0]
    if field == "number" and not any(map(str.isdigit, part)):
        return None
    if part.isascii() and part.isalpha():
        return _english(text.get("en", ""), part)
    words, spoken = pick(text, "zh-Hant" if lang == "zh-Hant" else "zh-Hans")
    if field == "keyword":
        words = next((each for each in words.split(BETWEEN) if part in folding.fold(each)), "")
    words = words.partition(SIGN)[0] if part in folding.fold(words.partition(SIGN)[0]) else words
    if len(words) > LONGEST_CHINESE and field != "number":
        marked = folding.mark(words, part)
        words = words[marked[0][0] : marked[0][1]] if marked else ""
    return Whole(words, spoken) if len(words) > 1 else None


def _english(text: str, part: str) -> Whole | None:
    """The whole name when it is short, else the word of it that begins so."""
    words = text.partition(SIGN)[0]
    if len(words) <= LONGEST:
        return Whole(words, "en") if words else None
    word = next((each for each in _WORD.findall(words) if each.lower().startswith(part)), "")
    return Whole(word.lower(), "en") if word else None
