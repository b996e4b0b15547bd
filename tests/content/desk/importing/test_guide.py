"""A guide document's labelled sections become a guide as far as they are found; the rest is flagged."""

import re
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.importing import guide, guide_items, guide_limits
from content.desk.importing.document import Document, understand
from content.desk.importing.guide_labels import SECTIONS, sections
from content.desk.importing.lines import compact, plain
from content.desk.importing.read import Read
from content.desk.importing.reading import read_bytes
from content.desk.records import kinds

from .papers import GUIDE, saved

TODAY = date(2026, 11, 22)


def understood(text: str) -> Document:
    return understand(Read("text", plain(text)), TODAY)


def filled(text: str) -> dict[str, object]:
    """As the desk takes it."""
    return kinds.read("guide", guide.content(understood(text), "文件"))


def simplified(words: str) -> dict[str, str]:
    return {"zh-Hans": words}


def test_a_guide_is_filled_from_its_sections() -> None:
    found = filled(GUIDE)
    assert found["title"] == simplified("取水许可")
    assert found["authority"] == simplified("澄川市水务局")
    assert found["conditions"] == [simplified("符合水资源综合规划。"), simplified("不损害第三者合法权益。")]
    assert found["statutory"] == {"days": 45, "unit": "working"}
    assert found["promised"] == {"days": 20, "unit": "working", "note": simplified("20个工作日(不含专家评审)")}
    assert found["fee"] == {"free": True, "text": simplified("不收费")}
    assert found["phone"] == "0999-5550123"
    assert found["flags"] == ["unplaced: 十二、交通指引:公交3路到清渠路站下车。"]


def test_laws_materials_and_steps_are_taken_apart() -> None:
    found = filled(GUIDE)
    assert found["basis"] == [
        {
            "law": simplified("中华人民共和国水法"),
            "article": simplified("第四十八条"),
            "text": simplified("直接从江河、湖泊或者地下取用水资源的单位和个人,应当申请领取取水许可证。"),
        },
        {"law": simplified("取水许可和水资源费征收管理条例"), "article": simplified("第二条")},
    ]
    assert found["materials"] == [
        {"name": simplified("取水许可申请书"), "form": simplified("原件2份"), "required": True},
        {"name": simplified("水资源论证报告"), "required": True},
    ]
    assert found["steps"] == [
        {"name": simplified("受理"), "text": simplified("窗口接收材料并出具凭证。")},
        {"name": simplified("审查"), "text": simplified("组织专家评审和现场勘验。")},
        {"name": simplified("决定")},
    ]


def test_a_table_of_word_gives_the_same_fields() -> None:
    document = docx.Document()
    document.add_paragraph("自来水接水服务指南")
    rows = [
        ("事项名称", "自来水接水"),
        ("办理时限", "法定时限:20个工作日,承诺时限:3个工作日"),
        ("是否收费", "否"),
        ("办理地点", "一楼4号窗口"),
    ]
    table = document.add_table(rows=len(rows), cols=2)
    for cell, text in zip(table._cells, [text for row in rows for text in row], strict=True):
        cell.text = text
    document.add_paragraph("申请材料")
    materials = [
        ("序号", "材料名称", "份数", "来源渠道", "必要性"),
        ("1", "身份证", "1份", "申请人自备", "必要"),
        ("2", "委托书", "1份", "", "非必要"),
    ]
    listed = document.add_table(rows=len(materials), cols=5)
    for cell, text in zip(listed._cells, [text for row in materials for text in row], strict=True):
        cell.text = text
    found = kinds.read("guide", guide.content(understand(read_bytes(saved(document)), TODAY), "文件"))
    assert found["title"] == simplified("自来水接水")
    assert found["statutory"] == {"days": 20, "unit": "working"}
    assert found["promised"] == {"days": 3, "unit": "working"}
    assert found["fee"] == {"free": True, "text": simplified("否")}
    assert found["visit_note"] == simplified("一楼4号窗口")
    assert found["materials"] == [
        {"name": simplified("身份证"), "form": simplified("1份"), "source": simplified("申请人自备"), "required": True},
        {"name": simplified("委托书"), "form": simplified("1份"), "required": False},
    ]


@pytest.mark.parametrize(
    ("section", "place", "hours"),
    [
        ("八、办理地点和时间\n地点：一楼4号窗口\n时间：工作日8:30-17:00", "一楼4号窗口", "工作日8:30-17:00"),
        ("办理时间、地点：周一至周五；一楼大厅4号窗口。", "一楼大厅4号窗口。", "周一至周五"),
        (
            "地址和工作时间：清渠路18号。上午8:30-12:00,下午14:30-17:30。",
            "清渠路18号。",
            "上午8:30-12:00,下午14:30-17:30。",
        ),
    ],
)
def test_place_and_hours_in_one_section_are_two_fields(section: str, place: str, hours: str) -> None:
    found = filled(f"取水许可办事指南\n{section}")
    assert (found["visit_note"], found["hours"]) == (simplified(plain(place)[0]), simplified(plain(hours)[0]))


def test_what_a_second_section_says_of_a_field_that_is_taken_is_flagged() -> None:
    found = filled("取水许可办事指南\n办理地点：一楼4号窗口\n时间和地点：工作日9点；二楼2号窗口")
    assert (found["visit_note"], found["hours"]) == (simplified("一楼4号窗口"), simplified("工作日9点"))
    assert isinstance(found["flags"], list)
    assert "unplaced: 时间和地点：工作日9点；二楼2号窗口" in found["flags"]


def test_laws_in_one_sentence_are_each_by_themselves_and_a_sign_is_no_text() -> None:
    law, rule = "《中华人民共和国水法》第七条", "《取水许可和水资源费征收管理条例》第二条"
    for between in ("；", "、", "和", "以及"):
        found = filled(f"取水许可办事指南\n设定依据：{law}{between}{rule}。")
        assert found["basis"] == [
            {"law": simplified("中华人民共和国水法"), "article": simplified("第七条")},
            {"law": simplified("取水许可和水资源费征收管理条例"), "article": simplified("第二条")},
        ]


@pytest.mark.parametrize(
    ("head", "row", "form"),
    [
        ("份数", "2", "2份"),
        ("材料形式 | 份数", "原件 | 2", "原件2份"),
        ("材料形式 | 份数", "原件 | 2份", "原件2份"),
        ("材料形式", "原件", "原件"),
    ],
)
def test_a_bare_number_of_copies_says_what_it_counts(head: str, row: str, form: str) -> None:
    (made,) = guide_items.materials([f"材料名称 | {head}", f"身份证 | {row}"], "zh-Hans")
    assert made["form"] == simplified(form)


@pytest.mark.parametrize(
    ("text", "days", "unit"),
    [
        ("20个工作日", 20, "working"),
        ("二十个工作日", 20, "working"),
        ("自受理之日起15个自然日", 15, "calendar"),
        ("即办", 0, "working"),
        ("当场办结", 0, "working"),
    ],
)
def test_a_time_limit_is_read(text: str, days: int, unit: str) -> None:
    found = guide_limits.limit(text, "zh-Hans")
    assert found is not None
    assert (found["days"], found["unit"]) == (days, unit)


@pytest.mark.parametrize("text", ["20日", "法律规定的时间", "", "5个工作日受理,20个工作日办结"])
def test_a_limit_that_does_not_say_which_days_is_left_out(text: str) -> None:
    assert guide_limits.limit(text, "zh-Hans") is None


def test_what_is_not_clear_is_flagged_with_its_words() -> None:
    found = filled("取水许可办事指南\n法定时限:20日\n收费标准:见附件\n设定依据:有关法律")
    assert isinstance(found["flags"], list)
    assert {"unplaced: 法定时限：20日", "unplaced: 收费标准：见附件", "statutory-missing", "fee-missing"} <= set(
        found["flags"]
    )
    assert not {"statutory", "fee", "basis"} & set(found)


def test_a_label_within_a_sentence_is_no_section() -> None:
    found = filled("取水许可指南\n申请条件:\n申请材料齐全的,当场受理。\n收费的项目另行公布。")
    assert found["conditions"] == [simplified("申请材料齐全的,当场受理。"), simplified("收费的项目另行公布。")]


def test_a_guide_is_named_by_the_pinyin_of_its_matter() -> None:
    assert guide.name_of("取水许可") == guide.name_of("取水許可") == "qu-shui-xu-ke"
    assert guide.name_of("《A类》接水（DN20）") == "a-lei-jie-shui-dn20"
    assert guide.name_of("……") == "guide"


@given(text=st.text(min_size=1, max_size=80))
def test_every_name_can_stand_in_an_address(text: str) -> None:
    kinds.check_name("guide", guide.name_of(text))


@given(
    lines=st.lists(
        st.one_of(
            st.sampled_from(plain(GUIDE)),
            st.builds(
                lambda label, words: f"{label}：{words}",
                st.sampled_from(["办理地点和时间", *(label for labels in SECTIONS.values() for label in labels)]),
                st.text("水务局甲乙20个工作日不收费元0123《法》第三条：。；1.（一）", max_size=24),
            ),
            st.text("甲乙丙丁，。1.（一）：", max_size=20),
        ),
        max_size=25,
    )
)
def test_every_word_of_a_guide_is_in_a_field_or_flagged(lines: list[str]) -> None:
    document = understood("\n".join(["取水许可办事指南", *lines]))
    content = guide.content(document, "文件")
    kinds.read("guide", content)
    told = compact("".join(_texts(content)))
    above, found = sections(document.body)
    values = [*above, *(line for section in found if section.field not in _COUNTED for line in section.lines)]
    for word in guide_items.items(values):
        assert all(run in told for run in re.findall(r"\w+", compact(word)))


# Fields that hold a number or a yes for the words, and the words where they cannot.
_COUNTED = ("statutory", "promised", "limits", "visits", "self_service", "effective_from")


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(text for each in value.values() for text in _texts(each))]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]
