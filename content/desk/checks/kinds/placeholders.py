"""Places that somebody meant to fill in: x县, xxxx年x月, 20xx年, **, ××, □□, 某某局, [date]."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "placeholder"
_SIGN: Final = r"[xX×╳✕*]"
# Han after which a sign stands for a name or a number; "X射线", "X光" and "3×5" are none of these.
_UNIT: Final = r"[省市县区旗州乡镇村局厅处科股室年月日时分号条件项个元万名户家次座米路街站期份水]"
# Not inside a Latin word, not in a masked number (138****1234), not in a product (3×5).
_BEFORE: Final = r"(?<![A-Za-z0-9×*.@/_-])"
_PLACEHOLDER: Final = re.compile(
    "|".join(
        (
            rf"{_BEFORE}(?:(?:19|20)?{_SIGN}{{1,8}}[年月日时分号]){{2,}}",
            rf"{_BEFORE}(?:19|20)[xX×*]{{1,2}}(?![A-Za-z0-9*])年?",
            rf"{_BEFORE}[xX]{{2,8}}(?![A-Za-z0-9])(?:{_UNIT})?",
            rf"{_BEFORE}[xX](?={_UNIT}).",
            rf"(?<![\d×])[×╳✕]{{2,8}}(?![\d×])(?:{_UNIT})?|(?<![\d\s×])[×╳✕](?={_UNIT}).",
            rf"(?<![\d*])\*{{2,8}}(?![\d*])(?:{_UNIT})?|(?<![\d*\s])\*(?={_UNIT}).",
            r"[□○◯]{2,8}",
            r"某某(?=[省市县区旗乡镇村局厅处科股室年月日同])",
            r"[\[【(<](?:待定|待填|待补充?|请?填写|此处|示例|日期|姓名|单位名称|某某)[^\]】)>\n]{0,12}[\]】)>]",
            r"\[(?:date|time|name|number|place|phone|amount|office)\]",
            r"\b(?:TBD|TBC|TODO|FIXME)\b|(?i:lorem ipsum)",
        )
    )
)
# A line of stars parts two texts and stands for nothing.
_RULE: Final = re.compile(r"(?m)^[ \t]{0,80}[*×xX○□]{3,200}[ \t]{0,80}$")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    text = passage.folded
    if "\n" in text:
        text = _RULE.sub(lambda line: " " * len(line[0]), text)
    for match in _PLACEHOLDER.finditer(text):
        yield passage.at(KIND, match.start(), match.end())
