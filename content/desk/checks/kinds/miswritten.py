"""Words that are often written wrong and are wrong wherever they stand so, and words that do not go together.

Only what is certain by itself: 帐 for 账 in accounts, 截止 before a time that it cannot take, 二 before 个. What only
the sense can tell (words in another order, one that is missing, a synonym that does not fit) is for the reader."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "miswritten"
AT_ODDS: Final = "at-odds"
_COUNTED: Final = "人次|[条件项个人次户家份篇名处起]"
# Each with what is right in place of its first group.
_WRONG: Final[Sequence[tuple[re.Pattern[str], str]]] = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"(?<![\u4e00-\u9fff])(截止)(?:目前|今年|去年|本月|(?:19|20)\d\d年|[xX]{2,4}年)", "截至"),
        (r"(攥)写", "撰"),
        (r"(告之)(?:投诉|申请|当事|来访|举报|办事|服务对象|群众|公众|社会|企业|用户)", "告知"),
        (r"(?:(?<=[台结转记])|(?=帐[户号目单册款簿]))(帐)", "账"),
        (r"(?<![所可要去想])(做为)(?![民人了何他她我公群国老])[\u4e00-\u9fff]", "作为"),
        (r"(?<![第十百千万零〇一二三四五六七八九\d])(二)个", "两"),
        (r"(?<=有针对性)(的)(?:提出|开展|采取|做好)", "地"),
        (r"(?<=快速|及时|准确|认真|积极|主动|有效|全面|深入|切实|严格|广泛)(的)进行[\u4e00-\u9fff]{2}", "地"),
        (r"(?m)^[ \t]*(?:投诉|联系|办公|受理)?(?:地点|地址|电话|时间|传真|邮箱|邮编|联系人)([;；])(?=\S)", "："),
    )
)
# "2余万元" has its 余 behind the first figure.
_REST: Final = re.compile(r"(?<![\d.,])(\d{1,3})([余多])([万亿])")
_AT_ODDS: Final = re.compile(
    rf"(?:大约|约|近|将近|大概|差不多|接近)[^,。;、:\n\d]{{0,6}}\d[\d.,]{{0,9}}[万亿]?(?:{_COUNTED})?(?:左右|上下|[余多](?={_COUNTED}))"
    rf"|(?<![\d.,])\d{{1,4}}[1-9][余多](?:{_COUNTED})"
    r"|每[天日周月季年][一都]?不定期"
)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english:
        return
    text = passage.folded
    for pattern, right in _WRONG:
        for match in pattern.finditer(text):
            yield passage.at(KIND, match.start(1), match.end(1), right)
    for match in _REST.finditer(text):
        yield passage.at(KIND, match.start(), match.end(), f"{match[1]}{match[3]}{match[2]}")
    for match in _AT_ODDS.finditer(text):
        yield passage.at(AT_ODDS, match.start(), match.end())
