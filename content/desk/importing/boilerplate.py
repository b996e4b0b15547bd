"""What a web page puts around a document: told from the document, and kept for the editor."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from .labels import PAGE, facts
from .script import fold

HEAD: Final = 10
TAIL: Final = 15
_LONGEST: Final = 120
# Whole lines that no document says of itself, wherever they stand.
_BUTTON: Final = r"[\[【(]?(?:打印本页|打印|关闭窗口|关闭|收藏|返回顶部|大 中 小|大|中|小)[\]】)]?"
_ANYWHERE: Final = re.compile(
    "|".join(
        (
            r"请?点击(?:此处|这里)?下载(?:此|本|该)?(?:文件|附件|文档)?",
            r"附件下载:?|下载(?:此|本)?文档|(?:本文|全文)?下载",
            r"(?:我要)?(?:打印|关闭|收藏|分享|纠错|返回)(?:本页|此页|本文|窗口|页面|顶部|首页|列表)?",
            r"分享到.{0,30}|扫一扫.{0,20}|网站地图|无障碍浏览",
            rf"{_BUTTON}(?: ?[|/]? ?{_BUTTON})*",
            r"没有关键字相关信息!?|暂无相关(?:信息|内容|文章|链接)",
            r"版权所有.{0,60}|copyright.{0,60}|.{0,10}icp备\d+号.{0,20}",
            r"(?:您|你)?(?:的)?(?:当前|现在)(?:的)?(?:位置|所在位置):.{0,60}|首页 ?(?:[>›»/-]+ ?.{1,20}){1,6}",
            r"技术支持:.{0,30}|(?:主办|承办)单位:.{0,40}",
            r"(?:上|下)一(?:篇|条|页):?.{0,60}|推荐阅读:?.{0,40}",
            r"第 ?\d+ ?页(?: ?共 ?\d+ ?页)?|本文(?:网址|地址|链接):.{0,80}",
            r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|cc)(?:/\S*)?",
        )
    )
)
_BULLET: Final = re.compile(r"[-—–_·•●○■□◆◇★☆*=~.|>»•\s]+")
_SITE_WORDS: Final = re.compile(
    r"小编(?:寄语|提示|推荐|语|整理)?[: ,].*|.{0,20}小编(?:为大家)?(?:整理|收集|推荐|精心).*"
)
_SITE_NAME: Final = re.compile(r".{2,20}(?:信息网|门户网站?|政务网|官网|官方网站|资讯网|文秘网|范文网|文库|新闻网)")
_RELATED: Final = re.compile(
    r"(?:相关|热门|最新|精彩|猜你喜欢|更多)(?:推荐|信息|链接|文章|新闻|阅读|内容|文档|范文|搜索)?[:]?"
)


class Mark(NamedTuple):
    """Line number `line` (from 0) is not the document's, because of `why`."""

    line: int
    why: str


def marks(lines: Sequence[str]) -> tuple[Mark, ...]:
    """Every line that the page and not the document says."""
    return tuple(Mark(number, why) for number, why in enumerate(_whys(lines)) if why)


def _whys(lines: Sequence[str]) -> Iterator[str]:
    related = _related(lines)
    for number, line in enumerate(lines):
        at_edge = number < HEAD or number >= len(lines) - TAIL
        yield "related" if number >= related else _why(line, at_edge=at_edge)


def _why(line: str, *, at_edge: bool) -> str:
    folded = fold(line).lower()
    if _BULLET.fullmatch(folded):
        return "empty"
    if len(line) <= _LONGEST and (_ANYWHERE.fullmatch(folded) or _RELATED.fullmatch(folded)):
        return "page"
    if _SITE_WORDS.fullmatch(folded) or (at_edge and _SITE_NAME.fullmatch(folded)):
        return "site"
    told = facts(line)
    if told and (at_edge or all(fact.label in PAGE for fact in told)):
        return "facts"
    return ""


def _related(lines: Sequence[str]) -> int:
    """Where the list of other pages begins that a page ends with; past the end when there is none."""
    for number in range(max(0, len(lines) - TAIL), len(lines)):
        if _RELATED.fullmatch(fold(lines[number])) and all(_is_link(line) for line in lines[number + 1 :]):
            return number
    return len(lines)


def _is_link(line: str) -> bool:
    return len(line) <= 60 and not line.endswith(("。", "；"))
