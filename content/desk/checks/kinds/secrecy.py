"""Marks by which a document says that it is not for everybody (保密法 2024, Art 35: first reviewed, then published)."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import BLOCK, Finding
from ..passage import Passage

KIND: Final = "secrecy-mark"
_GRADE: Final = r"(?:绝密|机密|秘密)"
_MARK: Final = re.compile(
    "|".join(
        (
            rf"{_GRADE}[ \t]*[★☆][ \t]*(?:\d{{1,2}}[ \t]*[年月日]|长期)?",
            rf"密[ \t]*级[ \t]*[:：][ \t]*{_GRADE}(?:[★☆])?",
            rf"[\[【(〔「]{_GRADE}[\]】)〕」]",
            rf"(?m:^[ \t]*{_GRADE}[ \t]*$)",
            r"(?:绝密|机密)级?(?:文件|资料|材料|事项|件)",
            r"[\[【(〔][ \t]*内部[^\]】)〕\n]{0,6}[\]】)〕]",
            r"内部(?:资料|文件|材料|参考|刊物|掌握|传阅|使用)",
            r"(?:不得|严禁|请勿|禁止)(?:外传|外泄|转发|上网)|注意保存|阅后即焚|此件不公开|不予公开件",
            r"(?m:^[ \t]*内部[ \t]*$)",
        )
    )
)
# "internal" is said of what is not published in English.
_ENGLISH: Final = re.compile(r"(?i)\b(?:top secret|strictly confidential|for internal use only|internal use only)\b")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    pattern = _ENGLISH if passage.english else _MARK
    for match in pattern.finditer(passage.folded):
        if not any(match[0] in word for word in known.allowed):
            yield passage.at(KIND, match.start(), match.end(), severity=BLOCK)
