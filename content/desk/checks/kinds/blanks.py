"""Blanks where a number belongs: "共 件", a line that begins with "件，", "第 号", "年 月 日", "____", "（ ）人"."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "blank"
_HAN: Final = r"[\u4e00-\u9fff]"
_GAP: Final = r"[ \t]"
_ENDS: Final = r"(?=[,.,。、;:)!?\s]|$)"
# What follows such a word is a number, whatever is counted.
_COUNTS: Final = (
    r"(?:共|共计|合计|总计|累计|约|近|逾|超过|达|共有|计有|受理|办结|办理|完成|新增|接待|发放|增加|减少|收到|答复|公开)"
)
_ANY: Final = (
    r"(?:人次|万元|亿元|公里|立方米|工作日|小时|分钟|[件项条个人名户家起宗份篇次元米吨亩处座张台本期天号页辆批场幅套])"
)
# By themselves only these; each with the words that end in it, which forms stretch with blanks.
_STRICT: Final[dict[str, str]] = {
    "件": "文附证要案条邮稿部软硬构信零物事",
    "项": "事款单强专奖选立",
    "条": "信线头链面教粉",
    "起": "一发引提",
    "户": "用农住账门帐落客开",
    "次": "批层名频档期席依逐主",
    "宗": "大正祖",
}
_ALONE: Final = "|".join(
    [
        *(rf"(?<![{words}{_GAP[1:-1]}]){_GAP}{{1,12}}{unit}" for unit, words in _STRICT.items()),
        rf"{_GAP}{{1,12}}(?:人次|万元|亿元|公里|立方米)",
    ]
)
_BLANK: Final = re.compile(
    "|".join(
        (
            r"(?<![\d年月日 _])[ _]{1,12}年[ _]{1,12}月[ _]{1,12}日",
            r"(?:19|20)\d\d年[ _]{1,12}月[ _]{1,12}日|(?:19|20)\d\d年\d{1,2}月[ _]{1,12}日",
            rf"第[ _]{{1,12}}号|第[ _]{{1,12}}[条期届次页批]{_ENDS}|〔\d{{4}}〕[ _]{{1,12}}号|〔[ _]{{1,12}}〕",
            rf"{_COUNTS}{_GAP}{{1,12}}{_ANY}(?!人){_ENDS}",
            rf"(?<={_HAN})(?:{_ALONE}){_ENDS}",
            rf"(?<={_HAN}){_GAP}{{0,12}}\n{_GAP}{{0,12}}(?:人次|万元|[件项条个户次起]){_GAP}{{0,4}}(?=[,，。、;])",
            r"_{2,}",
            rf"[(\[][ _]{{1,12}}[)\]](?={_ANY})",
        )
    )
)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    for match in _BLANK.finditer(passage.folded):
        yield passage.at(KIND, match.start(), match.end())
