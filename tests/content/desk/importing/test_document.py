"""What a document says of itself is found; what it does not say is flagged and never made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.importing.document import Document, understand
from content.desk.importing.lines import compact, plain
from content.desk.importing.page import page_of
from content.desk.importing.read import Read

from .papers import COLLECTION, LETTERHEAD, REPORT, TRADITIONAL

TODAY = date(2026, 11, 22)


def understood(text: str) -> Document:
    return understand(Read("text", plain(text)), TODAY)


def codes(document: Document) -> set[str]:
    return {flag.partition(":")[0] for flag in document.flags}


def aside(document: Document) -> list[str]:
    return [flag.partition(": ")[2] for flag in document.flags if flag.startswith("set-aside: ")]


def test_a_report_copied_from_a_web_page() -> None:
    found = understood(REPORT)
    assert found.title == "澄川市水务局2025年节约用水工作总结"
    assert (found.written_on, found.published_on) == ("2026-01-15", "2026-01-20")
    assert (found.issuer, found.source, found.script) == ("澄川市水务局", "澄川市水务局", "zh-Hans")
    assert codes(found) == {"number-missing", "set-aside"}
    assert found.body[0].startswith("2025年")
    assert found.body[-2:] == ("澄川市水务局", "2026年1月15日")


def test_what_the_web_page_said_is_kept_for_the_editor() -> None:
    assert aside(understood(REPORT)) == [
        "来源:澄川市水务局 发布时间:2026-01-20 阅读次数: 37",
        "责任编辑: 某编辑 审核: 某审核",
        "点击下载此文件",
        "相关推荐",
        "-",
        "没有关键字相关信息!",
    ]


def test_traditional_text_stays_as_written_and_a_date_without_its_signs_is_not_guessed() -> None:
    found = understood(TRADITIONAL)
    assert found.script == "zh-Hant"
    assert found.title == "澄川市水務局2025年政府信息公開工作年度報告"
    assert (found.issuer, found.published_on, found.written_on) == ("澄川市水務局", "2026-02-10", None)
    assert "written-on-damaged: 202629" in found.flags
    assert "點擊下載此文件" in aside(found)


def test_a_letterhead_gives_number_office_and_a_title_of_two_lines() -> None:
    found = understood(LETTERHEAD)
    assert found.title == "澄川市水务局关于印发《澄川市农村供水工程运行管理办法》的通知"
    assert found.document_number == "澄水〔2026〕12号"
    assert (found.issuer, found.written_on, found.published_on) == ("澄川市水务局", "2026-03-12", None)
    assert "published-on-missing" in found.flags


def test_several_documents_in_one_file_are_told_with_what_they_repeat() -> None:
    found = understood(COLLECTION)
    assert found.title == "水务局堤防巡查工作总结"
    assert "several-documents: 3" in found.flags
    assert sum(flag.startswith("repeated: ") for flag in found.flags) == 3
    assert "issuer-missing" in found.flags
    assert any(line.startswith("小编寄语") for line in aside(found))


def test_the_facts_of_a_later_document_are_not_the_first_one_s() -> None:
    found = understood(
        "第一篇:供水工作总结\n我们做了许多工作。\n第二篇:排水工作总结\n我们也是。\n澄川市水务局\n2026年1月5日"
    )
    assert (found.issuer, found.written_on) == ("", None)


def test_the_longer_of_two_headings_that_say_the_same_is_the_title() -> None:
    found = understood("政务公开工作总结\n澄川市水务局20xx年政务公开工作总结\n我局高度重视政务公开工作。")
    assert found.title == "澄川市水务局20xx年政务公开工作总结"
    assert "title-placeholder" in codes(found)
    assert aside(found) == ["政务公开工作总结"]


def test_a_text_without_a_heading_has_no_title() -> None:
    found = understood("我们将于近日检修管网,请大家提前储水,谢谢配合。\n联系人在窗口等候,随时解答。")
    assert found.title == ""
    assert "title-missing" in codes(found)


def test_a_year_in_the_title_is_no_date() -> None:
    found = understood("澄川市水务局2025年工作总结\n一年来,我局完成了各项任务。")
    assert (found.written_on, found.published_on) == (None, None)
    assert {"written-on-missing", "published-on-missing"} <= codes(found)


def test_an_update_of_the_page_is_said_to_be_one() -> None:
    found = understood("停水公告\n更新时间:2026-05-30\n因管网检修,明日停水。")
    assert found.published_on == "2026-05-30"
    assert "published-on-is-update" in codes(found)


def test_a_date_that_lies_ahead_is_told() -> None:
    assert "written-on-in-future: 2027-01-01" in understood("停水公告\n因检修停水。\n2027年1月1日").flags


def test_facts_behind_labels_go_before_those_in_the_text() -> None:
    told = "索引号：CCSW-2026-00777 发布机构：澄川市河湖管理中心"
    head = f"{told}\n名称：河道采砂管理公告\n成文日期：2026-04-01 有效性：有效"
    found = understood(f"{head}\n河道采砂管理公告\n为保护河道,现公告如下。\n澄川市水务局\n2026年4月9日")
    assert (found.index_number, found.issuer) == ("CCSW-2026-00777", "澄川市河湖管理中心")
    assert (found.title, found.written_on) == ("河道采砂管理公告", "2026-04-01")


def test_a_secrecy_mark_is_seen() -> None:
    assert "secrecy-mark: 秘密★1年" in understood("秘密★1年\n关于水库调度的通知\n现通知如下。").flags


@pytest.mark.parametrize(
    "line",
    ["来源于山区的河水,水质良好。", "编辑出版节水读本三千册。", "上一年度的工作,已经完成。", "我局打印材料一百份。"],
)
def test_a_sentence_is_no_boilerplate(line: str) -> None:
    found = understood(f"工作总结\n{line}\n其他工作也已完成。")
    assert line in found.body


def test_when_and_where_of_a_meeting_are_its_own_words() -> None:
    found = understood("节水宣传活动通知\n时间:2026年3月22日上午9时\n地点:一楼大厅\n欢迎参加。")
    assert "时间:2026年3月22日上午9时" in found.body
    assert found.published_on is None


def test_a_table_s_head_and_rows_are_no_facts_of_the_document() -> None:
    found = understood("2026年水费标准表\n名称 | 单价 | 日期\n名称 | 2.8元\n居民 | 2.8元 | 2026-01-01")
    assert (found.title, found.published_on) == ("2026年水费标准表", None)
    assert len(found.body) == 3


def test_the_table_of_facts_above_a_record_is_read() -> None:
    found = understood("索引号 | 011/2026-7 | 发布机构 | 澄川市水务局\n停水公告\n明日停水,请储水。")
    assert (found.index_number, found.issuer, found.title) == ("011/2026-7", "澄川市水务局", "停水公告")


def test_the_name_of_a_site_is_not_the_document_s() -> None:
    assert aside(understood("澄川市政务信息网\n停水公告\n明日停水,请储水。")) == ["澄川市政务信息网"]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *plain(REPORT),
                *plain(TRADITIONAL),
                *plain(COLLECTION),
                *plain(LETTERHEAD),
                "年 月 日",
                "第二篇:汇报",
                "- 3 -",
            ]
        ),
        st.text(max_size=30),
    ),
    min_size=1,
    max_size=30,
)


@given(lines=LINES)
def test_nothing_is_lost_and_nothing_is_made_up(lines: list[str]) -> None:
    read = plain("\n".join(lines))
    found = understand(Read("text", read), TODAY)
    kept = [*found.body, *aside(found)]
    assert all(line in kept or line == found.title or line in found.title for line in read)
    # A title may go on below a line of the page's.
    everything = [compact("".join(read)), compact("".join(page_of(read).document))]
    for words in (found.title, found.issuer, found.source, found.index_number):
        assert any(compact(words) in told for told in everything)
    for day in (found.written_on, found.published_on):
        assert day is None or date.fromisoformat(day)


@given(lines=LINES)
def test_the_same_words_are_the_same_document(lines: list[str]) -> None:
    once, again = understood("\n".join(lines)), understood("\r\n\r\n".join(f"  {line}\u3000" for line in lines))
    assert once == again
