"""A line that ends inside a sentence: a word torn by copying, or a full stop that is missing.

Only paragraphs are looked at, not headings, lists or signatures: a line counts that is long and has signs within."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "unended"
_FIELDS: Final = frozenset({"body"})
_LONG: Final = 30
_WITHIN: Final = re.compile(r"[,。;]")
_OPEN: Final = re.compile(r"[\u4e00-\u9fff、,]$")
_LAST: Final = re.compile(r"[\u4e00-\u9fff0-9%]$")
# "特此公告" and a date stand without.
_CLOSING: Final = re.compile(r"(?:特此[\u4e00-\u9fff]{2,4}|此致|敬礼|[年月日])$")
_BEGINS: Final = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[㈠-㈩①-⑩]|第[一二三四五六七八九十]{1,3}[章节条篇]|附"
)
# "审批\n项": that is another check's.
_NUMBER_MISSING: Final = re.compile(r"[件项条个户次起][,;、。]")
_SHOWN: Final = 8


class Line(NamedTuple):
    start: int
    said: str


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english or passage.name not in _FIELDS:
        return
    for line, following in pairwise(_lines(passage.folded)):
        if _is_open(line.said, following.said):
            end = line.start + len(line.said)
            yield passage.at(KIND, max(line.start, end - _SHOWN), end)


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if said:
            yield Line(at + line.index(said[0]), said)
        at += len(line)


def _is_open(said: str, following: str) -> bool:
    if _NUMBER_MISSING.match(following):
        return False
    if said.count("《") > said.count("》") and following.count("《") < following.count("》"):
        return True
    is_paragraph = len(said) >= _LONG and bool(_WITHIN.search(said)) and not _CLOSING.search(said)
    return is_paragraph and (_goes_on(said, following) or _lacks_its_stop(said))


def _goes_on(said: str, following: str) -> bool:
    """Whether the next line is the rest of the sentence, and no item of a list."""
    return bool(_OPEN.search(said) and not _BEGINS.match(following) and _WITHIN.search(following))


def _lacks_its_stop(said: str) -> bool:
    """Whoever ends sentences with a full stop ends the last one with it too."""
    return "。" in said and bool(_LAST.search(said))
