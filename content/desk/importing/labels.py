"""Facts that a document or the page it was copied from gives behind a label: 发布日期：2026-03-12."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from .script import fold

WRITTEN: Final = (
    "成文日期",
    "成文时间",
    "生成日期",
    "公文生成日期",
    "发文日期",
    "印发日期",
    "制发日期",
    "形成日期",
    "生成时间",
)
PUBLISHED: Final = ("发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公示时间", "发表时间", "日期", "时间")
UPDATED: Final = ("更新时间", "更新日期", "录入时间")
ISSUER: Final = ("发布机构", "发文机关", "发文机构", "发文单位", "发布单位", "制发机关", "公开主体", "信息发布机构")
SOURCE: Final = ("来源", "信息来源", "文章来源", "稿件来源", "本文来源")
NUMBER: Final = ("文号", "发文字号", "公文编号", "文件编号", "文件号", "发文号")
INDEX: Final = ("索引号", "索取号", "索引编号")
TITLE: Final = ("标题", "信息名称", "文件名称", "名称", "公文名称", "题名")
KEYWORDS: Final = ("关键词", "主题词")
VALIDITY: Final = ("有效性", "效力状态", "时效性")
ATTRIBUTE: Final = ("公开属性", "公开方式", "公开类别")
# Of the page, not of the document: kept for the editor only.
_PAGE: Final = (
    "作者 编辑 责任编辑 责编 审核 审签 校对 初审 复审 终审 供稿 撰稿 点击数 点击 点击量 点击率 阅读次数 阅读量"
    " 阅读 浏览次数 浏览量 浏览 访问量 人气 字体 字号 选择阅读字号 字体大小 分享到 分享 主题分类 体裁分类 组配分类"
    " 公开范围 信息分类 内容概述 录入 栏目 所属栏目"
)
PAGE: Final = tuple(_PAGE.split())
_KINDS: Final = (WRITTEN, PUBLISHED, UPDATED, ISSUER, SOURCE, NUMBER, INDEX, TITLE, KEYWORDS, VALIDITY, ATTRIBUTE, PAGE)
_ALL: Final = sorted((label for labels in _KINDS for label in labels), key=len)
_LABEL: Final = re.compile(rf"(?<![\u4e00-\u9fff])[\[【(]?({'|'.join(reversed(_ALL))})[\]】)]? ?([:|])[ :|]*")
# A document says these of what it is about as often as a page does of it.
_EVERYDAY: Final = frozenset(("日期", "时间"))
_IN_TABLES: Final = frozenset((*WRITTEN, *PUBLISHED, *ISSUER, *NUMBER, *INDEX)) - _EVERYDAY
_LONGEST: Final = 200
_LONGEST_VALUE: Final = 80
_ODD: Final = re.compile(
    r"[\w.-]+\.(?:com|cn|net|org|gov|edu|cc)\b\S*|[\[(【]?(?:大 ?中 ?小|打印|关闭|收藏|字体)[\])】]?|[\s|_-]+"
)


class Fact(NamedTuple):
    """`label` is folded to simplified characters; `value` is as written."""

    label: str
    value: str


def facts(line: str) -> tuple[Fact, ...]:
    """What a line says behind labels when it says nothing else; () for any other line."""
    folded = fold(line)
    matches = list(_LABEL.finditer(folded))
    if not matches or len(line) > _LONGEST or _ODD.sub("", folded[: matches[0].start()]):
        return ()
    ends = [match.start() for match in matches[1:]] + [len(line)]
    values = (line[match.end() : end].strip(" |") for match, end in zip(matches, ends, strict=True))
    found = tuple(Fact(match[1], value) for match, value in zip(matches, values, strict=True))
    return found if _is_of_the_page(found, in_table=any(match[2] == "|" for match in matches)) else ()


def _is_of_the_page(found: Sequence[Fact], *, in_table: bool) -> bool:
    labels = {fact.label for fact in found}
    # A paragraph may happen to begin with a label.
    if labels <= _EVERYDAY or any(len(fact.value) > _LONGEST_VALUE for fact in found):
        return False
    # A table's head is labels alone; its rows of other things have none that only documents have.
    return not in_table or (all(fact.value for fact in found) and bool(labels & _IN_TABLES))


def first_of(told: Iterable[Fact], labels: tuple[str, ...]) -> Fact | None:
    """The first fact behind one of `labels` that has a value."""
    return next((fact for fact in told if fact.label in labels and fact.value), None)
