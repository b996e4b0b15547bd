"""Lists that leave a number out, and headings that stand inside a line: what copying does to a list's items.

A list begins with its first; the number after another is the next, or the first of a new list."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage
from .numerals import of_han

KIND: Final = "numbering"
RUN_ON: Final = "run-on"
_FIELDS: Final = frozenset({"body", "text"})
_CIRCLED: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_MARK: Final = re.compile(
    rf"(?m)^[ \t\u3000]*(?:(\d{{1,2}})、|(\d{{1,2}})[.．](?!\d)|([一二三四五六七八九十]{{1,3}})、"
    rf"|[(（]([一二三四五六七八九十]{{1,3}})[)）]|[(（](\d{{1,2}})[)）]|([{_CIRCLED}]))"
)
_INSIDE: Final = re.compile(rf"(?<=[。;；! \t\u4e00-\u9fff])([{_CIRCLED}])(?=[\u4e00-\u9fff]{{2}})")
_TITLE: Final = re.compile(r"[^\n,。;:]{8,60}(?:报告|总结|汇报|公告|通告|意见|办法|方案)")
_FEWEST: Final = 2


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english or passage.name not in _FIELDS or "\n" not in passage.text:
        return
    text = passage.folded
    last: dict[int, int] = {}
    for match in _MARK.finditer(text):
        style = match.lastindex or 1
        number = _number(match[style])
        before = last.get(style, 0)
        if number not in (1, before + 1) and (before or number == _FEWEST):
            due = before + 1 if number > before else 1
            yield passage.at(KIND, match.start(style), match.end(style), values={"number": due})
        last[style] = number
    yield from _run_on(passage)


def _number(said: str) -> int:
    return _CIRCLED.index(said) + 1 if said in _CIRCLED else of_han(said) or 0


def _run_on(passage: Passage) -> Iterator[Finding]:
    """A heading's mark in the middle of a line, where others begin theirs; the title, run into the first sentence."""
    text = passage.folded
    if len(re.findall(rf"(?m)^[ \t\u3000]*[{_CIRCLED}]", text)) >= _FEWEST:
        for match in _INSIDE.finditer(text):
            yield passage.at(RUN_ON, match.start(1), match.end(1))
    title = _TITLE.match(text)
    if title is not None and text[title.end() : title.end() + 1] == "\n":
        for match in re.finditer(
            rf"(?m)^[ \t\u3000\xa0]*({re.escape(title[0])})(?=[\u4e00-\u9fff])", text[title.end() :]
        ):
            yield passage.at(RUN_ON, title.end() + match.start(1), title.end() + match.end(1))
