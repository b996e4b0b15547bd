"""What a column may mean, for each kind of record that comes in tables, and the headings that offices give it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from content.desk.importing import labels

from . import meanings
from .meanings import Meaning


class Field(NamedTuple):
    """key: the record's field, a dash and `en` after it for its English words; told: headings, folded;
    ditto: a blank cell says what the cell above said, as merged cells do."""

    key: str
    told: tuple[str, ...]
    meaning: Meaning
    needed: bool = False
    ditto: bool = False


_ATTRIBUTES: Final = {
    "主动公开": "open", "主动": "open", "依申请公开": "on-request", "依申请": "on-request", "不予公开": "closed",
    "不公开": "closed",
}  # fmt: skip
_VALIDITY: Final = {
    "有效": "valid", "现行有效": "valid", "失效": "expired", "已失效": "expired", "废止": "repealed",
    "已废止": "repealed", "已修改": "amended", "修改": "amended", "草案": "draft", "征求意见": "draft",
}  # fmt: skip
_TYPES: Final = {
    "行政许可": "permit", "行政处罚": "penalty", "行政强制": "coercion", "行政征收": "levy", "行政检查": "inspection",
    "行政确认": "confirmation", "许可": "permit", "处罚": "penalty", "强制": "coercion", "征收": "levy",
    "检查": "inspection", "确认": "confirmation",
}  # fmt: skip
_ENGLISH: Final = ("英文名称", "英文标题", "英文", "english", "titleinenglish", "englishtitle", "englishname")
_PHONE: Final = ("电话", "联系电话", "办公电话", "咨询电话", "电话号码", "联系方式", "phone", "telephone")
_WHO: Final = (
    "科室", "部门", "责任科室", "责任部门", "承办科室", "承办机构", "承办部门", "实施科室", "责任处室", "公开科室",
    "实施主体", "department",
)  # fmt: skip
_ORDER: Final = ("序号", "排序", "顺序", "no", "order")

CATALOG: Final = (
    Field("title", (*labels.TITLE, "文件标题", "信息标题", "title"), meanings.text, needed=True),
    Field("title-en", _ENGLISH, meanings.english),
    Field("index_number", (*labels.INDEX, "index", "indexnumber"), meanings.word),
    Field("document_number", (*labels.NUMBER, "documentnumber"), meanings.word),
    Field("issuer", (*labels.ISSUER, "发文部门", "issuer"), meanings.text),
    Field("written_on", (*labels.WRITTEN, "written"), meanings.day),
    Field("published_on", (*labels.PUBLISHED, "published"), meanings.day),
    Field("summary", ("内容概述", "摘要", "概述", "内容摘要", "内容简介", "summary"), meanings.text),
    Field("body", ("正文", "全文", "内容", "信息内容", "文件内容", "text", "body"), meanings.text),
    Field("topic", ("主题分类", "主题", "分类", "类目", "topic"), meanings.topic),
    Field("genre", ("体裁分类", "体裁", "组配分类", "文种", "genre"), meanings.text),
    Field("validity", (*labels.VALIDITY, "效力", "validity"), meanings.one_of(_VALIDITY)),
    Field("attribute", (*labels.ATTRIBUTE, "attribute"), meanings.one_of(_ATTRIBUTES)),
    Field("attribute_reason", ("不予公开理由", "不公开理由", "公开属性理由", "理由"), meanings.text),
    Field("department", _WHO, meanings.department),
    Field("keywords", (*labels.KEYWORDS, "keywords"), meanings.several),
    Field("source", (*labels.SOURCE, "source"), meanings.text),
)
POWERS: Final = (
    Field(
        "title",
        (
            "权力名称",
            "职权名称",
            "事项名称",
            "权责事项",
            "行政权力名称",
            "项目名称",
            "职权事项",
            "名称",
            "power",
            "title",
        ),
        meanings.text,
        needed=True,
    ),
    Field("title-en", _ENGLISH, meanings.english),
    Field(
        "type",
        ("权力类型", "职权类型", "职权类别", "权力类别", "事项类型", "行政权力类型", "类型", "类别", "type"),
        meanings.one_of(_TYPES),
        needed=True,
        ditto=True,
    ),
    Field("code", ("权力编码", "职权编码", "事项编码", "基本编码", "权力编号", "编码", "编号", "code"), meanings.word),
    Field("department", _WHO, meanings.department, ditto=True),
    Field("basis", ("设定依据", "法律依据", "实施依据", "权力依据", "职权依据", "依据", "basis"), meanings.laws),
    Field("duty", ("责任事项", "职责", "责任", "责任内容", "duty"), meanings.text),
    Field("accountability", ("追责情形", "追责情形及依据", "追责依据", "追责", "问责情形"), meanings.text),
    Field("phone", (*_PHONE, "监督电话", "投诉电话"), meanings.word),
    Field("steps", ("办理流程", "流程", "运行流程", "steps"), meanings.lines),
    Field("summary", ("说明", "摘要", "summary"), meanings.text),
    Field("order", _ORDER, meanings.whole),
)
DEPARTMENTS: Final = (
    Field(
        "title",
        (
            "科室名称",
            "部门名称",
            "机构名称",
            "内设机构",
            "单位名称",
            "科室",
            "部门",
            "处室",
            "名称",
            "department",
            "name",
        ),
        meanings.text,
        needed=True,
    ),
    Field("title-en", _ENGLISH, meanings.english),
    Field("duties", ("主要职责", "工作职责", "职能职责", "职责", "职能", "主要职能", "duties"), meanings.lines),
    Field("phone", _PHONE, meanings.word),
    Field("hours", ("办公时间", "工作时间", "对外办公时间", "上班时间", "hours"), meanings.text),
    Field("floor", ("楼层", "所在楼层", "floor"), meanings.floor),
    Field("words", ("别名", "俗称", "搜索词", "关键词", "keywords"), meanings.several),
    Field("summary", ("简介", "说明", "概况", "summary"), meanings.text),
    Field("order", _ORDER, meanings.whole),
)
KINDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "catalog": CATALOG,
    "power": POWERS,
    "department": DEPARTMENTS,
}
