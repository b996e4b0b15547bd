"""The title of a document: the heading above its body that says what it is."""

import re
from collections.abc import Sequence
from typing import Final

from .dates import only_date
from .issuer import is_office, red_head
from .labels import TITLE, Fact, first_of
from .numbers import number_in
from .script import fold

SEARCHED: Final = 12
_LONGEST: Final = 100
_PART: Final = re.compile(
    r"(?:第[一二三四五六七八九十百]+篇|篇[一二三四五六七八九十]+|范文[一二三四五六七八九十]+)[: ]+"
)
_NUMBERED: Final = re.compile(
    r"[一二三四五六七八九十]+[、.,]|[(\[][一二三四五六七八九十\d]+[)\]]|\d+[、.,)]|第[一二三四五六七八九十百\d]+[章节条]|[㈠-㈩①-⑳⑴-⒇]|[一二三四五六七八九十]是"
)
_SENTENCE: Final = ("。", "；", ";", "，", ",", "：", ":", "、", "!", "！", "?", "？")
# A fact behind its label, or a row of a table.
_LABELLED: Final = re.compile(r"[\u4e00-\u9fff]{2,10} ?:|.* \| ")
_GENRE: Final = re.compile(
    r".*(?:通知|通报|公告|通告|公示|公报|报告|总结|意见|办法|规定|细则|方案|计划|规划|汇报|情况|批复|决定|决议|命令|议案|请示|函|指南|目录|要点|说明"
    r"|简报|纪要|预案|章程|制度|名单|清单|一览表|统计表|明细表|汇总表|表|解读|标准|规范|条例|简介|职责|职能|信息|须知|申请书|承诺书|年报|记录|经验|材料|讲话|答复)"
    r"(?:[(\[〔].{1,20}[)\]〕]|\d{4}年?)?"
)
_OPENS: Final = re.compile(r".*关于.+|.*(?:印发|转发|批转).+")
_PLACEHOLDER: Final = re.compile(r"[xX×*＊_]{2,}|[xX×*＊某](?=[省市县区镇乡局年月])|\d{2}[xX×*]{2}年?")


def find(head: Sequence[str], told: Sequence[Fact]) -> tuple[str, tuple[int, ...]]:
    """The title and the numbers of the lines of `head` that only say it; ("", ()) when none can be told.

    `head`: the first lines, without what the page put there.
    """
    labelled = first_of(told, TITLE)
    headings = _headings(head)
    if labelled:
        title = labelled.value
        return title, tuple(number for number, text in headings if text == title)
    candidates = _grown(headings)
    if not candidates:
        return "", ()
    title, own = _best(candidates)
    inside = {number for number, text in headings if fold(text) in fold(title)}
    return title, tuple(sorted(inside | set(own)))


def has_placeholder(title: str) -> bool:
    """Whether a word was left to be filled in, as in 20xx年 or x县."""
    return bool(_PLACEHOLDER.search(fold(title)))


def without_part(line: str) -> str:
    """The heading without 第一篇： before it."""
    match = _PART.match(fold(line))
    return line[match.end() :] if match else line


def _headings(head: Sequence[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(head[:SEARCHED]):
        text = without_part(line)
        if found and text != line:
            # The next document of several begins.
            break
        if number_in(text) or only_date(text) or (red_head(text) and fold(text).endswith("文件")):
            continue
        if not _is_heading(text):
            break
        found.append((number, text))
    return found


def _is_heading(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST or text.endswith(_SENTENCE):
        return False
    return not _NUMBERED.match(fold(text)) and not _LABELLED.match(fold(text))


def _grown(headings: Sequence[tuple[int, str]]) -> list[tuple[str, tuple[int, ...]]]:
    """Each heading, those that were broken over lines joined: 澄川市水务局 / 关于…… / ……的通知."""
    grown: list[tuple[str, tuple[int, ...]]] = []
    for number, text in headings:
        if grown and grown[-1][1][-1] == number - 1 and _goes_on(grown[-1][0], text):
            before, numbers = grown.pop()
            grown.append((before + text, (*numbers, number)))
        else:
            grown.append((text, (number,)))
    return grown


def _goes_on(before: str, text: str) -> bool:
    folded = fold(before)
    if is_office(before):
        return fold(text).startswith("关于")
    return bool(_OPENS.fullmatch(folded)) and not _GENRE.fullmatch(folded)


def _best(candidates: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[str, tuple[int, ...]]:
    """What ends as titles do comes first; of two that say the same, the one that says more; else the first."""
    named = [each for each in candidates if _GENRE.fullmatch(fold(each[0]))]
    if not named:
        named = [each for each in candidates if not is_office(each[0])] or list(candidates)
    best = named[0]
    for each in named[1:]:
        if fold(best[0]) in fold(each[0]):
            best = each
    return best
