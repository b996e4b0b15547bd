"""Traditional characters in a text of simplified ones: what a public office writes is in standard characters
(国家通用语言文字法, Art 3), and readers of traditional ones get theirs from the edition."""

from collections.abc import Iterator
from typing import Final

from content.desk.hanzi import converter

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "traditional"
_OTHERS: Final = (".zh-Hant", ".en", "_en", "_hant")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    """All of them, from the first to the last, as one finding that puts them right together."""
    del known
    if passage.field.endswith(_OTHERS):
        return
    places = [place for place, letter in enumerate(passage.text) if passage.folded[place] != letter and _is(letter)]
    if places:
        start, end = places[0], places[-1] + 1
        yield passage.at(
            KIND, start, end, converter("t2s").convert(passage.text[start:end]), values={"count": len(places)}
        )


def _is(letter: str) -> bool:
    """Whether it is only that: what the standard set of GB 2312 has is written in both (乾 in 乾隆, 著 in 著名)."""
    if not "\u3400" <= letter <= "\u9fff":
        return False
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
