"""Laws whose name is misquoted by one character: a text of 《》 that is almost one of those that this trade cites."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "law-name"
_STATE: Final = "中华人民共和国"
# Of the state's those that begin so are kept without; none is so short that another real one could be near it.
NAMES: Final = frozenset(
    {
        "取水许可和水资源费征收管理条例", "政府信息公开条例", "水土保持法实施条例", "突发事件应对法", "保守国家秘密法",
        "环境影响评价法", "水污染防治法", "建设项目水资源论证管理办法", "水库大坝安全管理条例",
        "城镇排水与污水处理条例",
        "大中型水利水电工程建设征地补偿和移民安置条例", "建设工程质量管理条例", "无障碍环境建设法", "优化营商环境条例",
        "重大行政决策程序暂行条例", "长江河道采砂管理条例", "南水北调工程供用水管理条例", "信访工作条例",
        "国务院对确需保留的行政审批项目设定行政许可的决定", "国家通用语言文字法",
    }
)  # fmt: skip
_SHORTEST: Final = 7
_CITED: Final = re.compile(r"《([^《》〈〉\n]{6,40})》")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english:
        return
    for match in _CITED.finditer(passage.folded):
        said = match[1].removeprefix(_STATE)
        right = None if said in NAMES else next((name for name in NAMES if _near(said, name)), None)
        if right is not None:
            start = match.end(1) - len(said)
            yield passage.at(KIND, start, match.end(1), right, values={"name": right})


def _near(said: str, name: str) -> bool:
    """Whether one character is missing, too many, or another."""
    if len(name) < _SHORTEST or abs(len(said) - len(name)) > 1:
        return False
    alike = next((place for place, (one, other) in enumerate(zip(said, name, strict=False)) if one != other), None)
    if alike is None:
        return len(said) != len(name)
    return said[alike + (len(said) >= len(name)) :] == name[alike + (len(name) >= len(said)) :]
