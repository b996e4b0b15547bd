"""Marks that set words of others apart: set phrases that documents always put in quotation marks (“四个意识”,
“两个维护”; “三公”经费 is written both ways), a law's name within another's (《实施〈……法〉办法》, GB/T 15834)."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "quotes"
INNER: Final = "inner-title"
_BARE: Final = re.compile(
    r"(?<![“‘\"'「『〈《\u4e00-\u9fff])(?:四个意识|四个自信|两个维护|三个代表|两学一做|三严三实)(?![”’\"'」』〉》])"
    r"|(?<=[树立增强坚持定做到践行和及])(?:四个意识|四个自信|两个维护|三个代表)(?![”’\"'」』〉》])"
)
_INNER: Final = re.compile(
    r"《[^《》〈\n]{0,16}(?:实施|贯彻|落实|执行)[^《》〈(（\n]{0,12}([(（][^()（）《》\n]{2,24}(?:法|条例)[)）])[^《》\n]{0,8}》"
)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english:
        return
    for match in _BARE.finditer(passage.folded):
        start, end = match.span()
        yield passage.at(KIND, start, end, f"“{passage.text[start:end]}”")
    for match in _INNER.finditer(passage.folded):
        start, end = match.span(1)
        yield passage.at(INNER, start, end, f"〈{passage.text[start + 1 : end - 1]}〉")
