"""Another kind of bureau where only our own can stand, left in a text that somebody took over: the heading of a report,
people of ours at its window, its policies among what we disclose. Anywhere else a bureau may well be named."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "another-bureau"
# What bureaus are for, as their names say it; those in one row are one bureau by its old and new names.
FIELDS: Final = (
    ("水务", "水利", "水电"), ("环保", "环境保护", "生态环境"), ("住建", "住房和城乡建设", "建设", "房管"), ("民政",),
    ("商务", "招商"), ("教育", "教体"), ("财政",), ("审计",), ("统计",), ("公安",), ("司法",), ("政法",),
    ("国土", "国土资源", "自然资源", "规划"), ("交通", "交通运输"), ("农业", "农业农村", "农牧"), ("林业", "林草"),
    ("文化", "文旅", "文广新", "旅游"), ("卫生", "卫计", "卫健", "卫生健康"), ("人社", "人力资源和社会保障"),
    ("城管", "城市管理", "综合执法"), ("应急", "应急管理", "安监"), ("市场监管", "工商", "质监", "食药监"),
    ("税务", "地税", "国税"), ("信访",), ("档案",), ("气象",), ("扶贫", "乡村振兴"), ("发改", "发展和改革"), ("粮食",),
    ("体育",), ("科技",), ("医保", "医疗保障"), ("民宗", "民族宗教"), ("退役军人事务",), ("供销",),
)  # fmt: skip
_FIELD: Final = "|".join(sorted((name for names in FIELDS for name in names), key=len, reverse=True))
_BUREAU: Final = rf"(?P<field>{_FIELD})(?:局|委)"
_OURS: Final = (
    re.compile(
        rf"(?m)^[^\n,。;:《]{{0,12}}?(?P<said>{_BUREAU})"
        r"[^\n,。;:《]{0,24}(?:总结|汇报|年度报告|工作报告|工作要点|工作计划)[^\n,。;:]{0,8}$"
    ),
    re.compile(rf"(?:抽调|选派|派驻|派出|安排|指派)[^。;\n]{{0,60}}?(?P<said>{_BUREAU})(?:的)?窗口"),
    re.compile(rf"我(?:们)?(?P<said>{_BUREAU})"),
    re.compile(
        rf"(?:公开|发布|更新)[^,。;:、\n]{{0,10}}?(?P<said>(?P<field>{_FIELD}))(?=政策法规|法律法规|政策文件|(?:工作)?动态)"
    ),
)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    ours = _fields_of(known.office)
    if passage.english or not ours:
        return
    for pattern in _OURS:
        for match in pattern.finditer(passage.folded):
            if not ours & _fields_of(match["field"]) and known.office not in match[0]:
                yield passage.at(KIND, match.start("said"), match.end("said"))


def _fields_of(name: str) -> frozenset[tuple[str, ...]]:
    """The rows that a name has a word of."""
    return frozenset(names for names in FIELDS if any(each in name for each in names))
