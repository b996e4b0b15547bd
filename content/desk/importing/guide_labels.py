"""The labelled sections of an office guide, by the many names that offices give them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from .script import fold

# A field, and the labels it goes by.
_TABLE: Final = """
title 事项名称 服务事项名称 办理事项 许可事项 项目名称
item_type 事项类型 事项类别 事项性质 权力类型
handling 办件类型
audience 服务对象 办理对象 适用对象 适用范围 申请人范围 申请对象 面向对象
level 行使层级
authority 实施主体 实施机关 实施机构 办理机构 承办机构 受理机构 办理单位 承办单位 办理部门
code_base 基本编码
code_implementation 实施编码
code_item 业务办理项编码 办理项编码
basis 设定依据 办理依据 法律依据 法定依据 实施依据 审批依据 政策依据
conditions 申请条件 受理条件 办理条件 许可条件 审批条件 申办条件
materials 申请材料 申报材料 所需材料 提交材料 办理材料 申请材料目录 需提交材料 申办材料
steps 办理流程 办理程序 办事流程 办事程序 审批程序 审批流程 许可程序 办理步骤
statutory 法定办结时限 法定时限 法定期限 法定办理时限
promised 承诺办结时限 承诺时限 承诺期限 承诺办理时限
limits 办理时限 审批时限 办结时限 办理期限 审批期限 许可期限
special 特别程序 特殊环节
fee 收费标准 是否收费 收费情况 收费标准及依据 收费依据及标准 收费 收费依据 办理费用 费用
result 审批结果 办理结果 结果名称 审批结果名称 审批结果名称及样本 许可证件 办理结果名称
result_kind 审批结果类型 结果类型
visits 到办事现场次数 到现场次数 跑动次数 到办事窗口的最少次数
online 网上办理 网上办理地址 网办地址 办理网址
self_service 是否支持自助终端办理
hours 办理时间 办公时间 受理时间 工作时间
visit_note 办理地点 受理地点 办公地址 办事地点 办理窗口 受理窗口 地址 办理地址
phone 咨询电话 联系电话 服务电话
enquiry 咨询方式 咨询途径 联系方式
complaint_phone 投诉电话 监督电话 监督投诉电话
complaint 监督投诉方式 投诉方式 监督方式 投诉渠道 监督投诉渠道
remedy 行政复议 行政诉讼 行政复议或行政诉讼 行政复议与行政诉讼 救济途径 行政复议和行政诉讼 法律救济
rights 权利义务 申请人权利和义务 申请人权利义务 权利和义务
forms 申请表格 表格下载 申请表 办事表格
effective_from 生效日期 实施日期 施行日期
"""
SECTIONS: Final = {field: labels for field, *labels in map(str.split, _TABLE.strip().splitlines())}
_FIELDS: Final = {label: field for field, labels in SECTIONS.items() for label in labels}
_PLACE: Final = "(?:办理|受理|办公|办事|服务)?(?:地点|地址|窗口)"
_HOURS: Final = "(?:办理|受理|办公|办事|服务|工作)?时间"
# Both in one section, as many guides have it.
BOTH: Final = "place_and_hours"
_BOTH: Final = rf"{_PLACE}[和及与、]?{_HOURS}|{_HOURS}[和及与、]?{_PLACE}"
_NAMED: Final = "|".join([_BOTH, *sorted(_FIELDS, key=len, reverse=True)])
_NUMBER: Final = (
    r"(?:[一二三四五六七八九十]{1,3}[、.． ]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．)] ?|[●■◆·*-] ?)?"
)
# A label in a sentence is no label: it has a sign behind it, or the line to itself.
_HEADING: Final = re.compile(
    rf"{_NUMBER} ?[【\[]?({_NAMED})(?:[(（][^)）]{{0,20}}[)）])?[】\]]?(?: ?[:：|][ :：|]*(.*)|)"
)
# A section that no field is for, numbered as the others are.
_OTHER: Final = re.compile(r"[一二三四五六七八九十]{1,3}、 ?([\u4e00-\u9fff]{2,14})(?:[:：].*)?")
OTHER: Final = "other"


class Section(NamedTuple):
    """`field` of SECTIONS, BOTH or OTHER, the label it was found by, and the lines under it."""

    field: str
    label: str
    lines: tuple[str, ...]


def sections(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """The lines above the first label, and the labelled sections in their order."""
    above: list[str] = []
    found: list[tuple[str, str, list[str]]] = []
    for line in lines:
        match = _HEADING.fullmatch(fold(line))
        if match:
            rest = line[match.start(2) :].strip() if match[2] else ""
            found.append((_FIELDS.get(match[1], BOTH), match[1], [rest] if rest else []))
        elif found and _OTHER.fullmatch(fold(line)):
            found.append((OTHER, "", [line]))
        else:
            (found[-1][2] if found else above).append(line)
    return tuple(above), tuple(Section(field, label, tuple(told)) for field, label, told in found)
