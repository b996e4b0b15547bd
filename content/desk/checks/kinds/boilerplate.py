"""What the web page said around a text that was copied from it: 小编寄语, 相关推荐, 阅读次数, 点击下载此文件."""

import re
from collections.abc import Iterator
from typing import Final

from content.desk.importing.boilerplate import marks
from content.desk.importing.labels import PAGE, UPDATED, facts

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "page-words"
_LABELS: Final = frozenset((*PAGE, *UPDATED))
_WHYS: Final = frozenset({"page", "site", "related"})
_FIELDS: Final = frozenset({"body", "text"})
# A notice is a line or a few; what looks like a button there is meant.
_FEWEST: Final = 4
# "第二篇：……" in pages that collect other people's texts; chapters of a plan stand without the colon.
_COLLECTED: Final = re.compile(r"(?m)^[ \t\u3000]*第[一二三四五六七八九十]{1,3}篇:[^\n]*(?:\n|$)")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    lines = passage.text.splitlines(keepends=True)
    if passage.name not in _FIELDS or len(lines) < _FEWEST:
        return
    whys = {mark.line: mark.why for mark in marks([line.strip() for line in lines])}
    at, run = 0, None
    for number, line in enumerate(lines):
        why = whys.get(number, "")
        if why in _WHYS or (why == "facts" and _of_the_page(line)):
            run = (run[0] if run else at, at + len(line))
        elif run and why != "empty" and line.strip():
            yield passage.at(KIND, *run, "")
            run = None
        at += len(line)
    if run:
        yield passage.at(KIND, *run, "")
    for match in _COLLECTED.finditer(passage.folded):
        yield passage.at(KIND, match.start(), match.end(), "")


def _of_the_page(line: str) -> bool:
    """Who edited it, how often it was read: no document says that of itself."""
    return any(fact.label in _LABELS for fact in facts(line.strip()))
