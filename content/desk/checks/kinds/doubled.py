"""Words and signs that stand twice: 招标招标, the the, ，，."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "doubled"
_HAN: Final = r"[\u4e00-\u9fff]"
# What stands three times is meant, or fills a space. 一个一个, 一步一步 are words; so are numbers said one by one.
_WORD: Final = re.compile(rf"((?![一二三四五六七八九十百千万零〇两])(?!(.)\2){_HAN}{{2,8}}?)\1+")
# Verbs that may be doubled to say "a little", and names of twice the same.
_GOOD: Final = frozenset(
    {"研究", "讨论", "商量", "学习", "了解", "考虑", "休息", "尝试", "咨询", "沟通", "测试", "高兴", "快乐"}
)
# A small word twice, unless one of the two belongs to the word beside it: 目的|的, 为了|了解, 与|与会.
_SMALL: Final = re.compile(
    r"(?<![目标似])的的(?!确)|(?<![为除忘免])了了(?!解|结|却|然|望)|(?<![以普涉触波])及及(?!时|格|早)"
    r"|(?<![存现所潜内正实外好])在在|(?<![参])与与(?!会|时|此|其)|(?<![温共饱缓总柔谐随])和和(?!谐|平|气|解|睦)"
    r"|(?<![行作认成称以因])为为(?!了|民|人|何|期|主|此)|(?<![于但还就只凡要都可总])是是|(?<![不合])把把|(?<![由])由由(?!于)"
    r"|(?<![自])从从(?!事|而|严|业|来)|(?<![以])将将|对对(?!照|于|口|接|策|应|象)"
)
_SIGN: Final = re.compile(r"([,、;:])[ \t]*\1+|。{2}(?!。)|(?<!\.)\.\.(?!\.)")
_ENGLISH: Final = re.compile(r"\b([A-Za-z]{2,})([ \t]+)\1\b(?![ \t]+\1\b)", re.IGNORECASE)
_ENGLISH_GOOD: Final = frozenset({"that", "had", "no", "so", "very", "bye", "hush"})


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    text = passage.folded
    for match in _WORD.finditer(text):
        half = match.start() + len(match[1])
        if match[1] not in _GOOD and match.end() - half == len(match[1]):
            yield passage.at(KIND, match.start(), match.end(), passage.text[match.start() : half])
    for match in _SMALL.finditer(text):
        yield passage.at(KIND, match.start(), match.end(), passage.text[match.start()])
    for match in _SIGN.finditer(text):
        yield passage.at(KIND, match.start(), match.end(), passage.text[match.start()])
    for match in _ENGLISH.finditer(text):
        if match[1].lower() not in _ENGLISH_GOOD and not text[: match.start()].rstrip().endswith(match[1]):
            yield passage.at(KIND, match.start(), match.end(), passage.text[match.start() : match.end(1)])
