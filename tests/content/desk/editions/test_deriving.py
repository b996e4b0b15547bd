"""What a kiosk gets of an approved content."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.editions import handouts, scripts
from content.desk.editions.deriving import derive
from content.desk.records.kinds import read
from content.published.canonical import canonical

OFFICE = "澄川市水务局"
GUIDE = {
    "title": {"zh-Hans": "取水许可", "en": "Water abstraction permit"},
    "counter": "1/counter-2",
    "statutory": {"days": 45, "unit": "working"},
    "promised": {"days": 20, "unit": "working"},
    "fee": {"free": True, "text": "不收费"},
    "authority": "澄川市水务局",
    "materials": [
        {"name": "取水许可申请书", "form": "原件2份"},
        {"name": "营业执照", "form": "复印件1份", "required": False},
    ],
    "phone": "0999-5550102",
}


def derived(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    return derive(kind, "a", read(kind, content), "7-0123456789ab", OFFICE).body


def test_the_script_that_was_not_written_is_derived_and_said_to_be() -> None:
    body = derived("about", {"title": "机关简介", "section": "office", "body": {"zh-Hant": "水務局設辦公室"}})
    assert body["title"] == {"zh-Hans": "机关简介", "zh-Hant": "機關簡介"}
    assert body["body"] == {"zh-Hans": "水务局设办公室", "zh-Hant": "水務局設辦公室"}
    assert body["derived"] == ["zh-Hans", "zh-Hant"]


def test_what_the_author_wrote_in_both_scripts_is_kept_and_english_is_never_made_up() -> None:
    body = derived(
        "about", {"title": {"zh-Hans": "头发", "zh-Hant": "頭發"}, "section": "office", "body": {"en": "Hi"}}
    )
    assert body["title"] == {"zh-Hans": "头发", "zh-Hant": "頭發"}
    assert body["body"] == {"en": "Hi"}
    assert body["derived"] == []


def test_texts_are_completed_however_deep_they_lie() -> None:
    tree = [{"code": "A", "title": "总类", "topics": [{"code": "A1", "title": "领导", "topics": []}]}]
    body = derived("topics", {"title": "主题", "tree": tree})
    assert body["tree"][0]["topics"][0]["title"]["zh-Hant"] == "領導"


def test_a_body_says_what_it_is_and_who_approved_it() -> None:
    body = derived("guide", GUIDE)
    assert (body["kind"], body["id"], body["approved_by"]) == ("guide", "guide/a", "7-0123456789ab")
    assert canonical(body)


def test_visible_is_a_span_in_ms() -> None:
    body = derived(
        "about", {"title": "一", "section": "office", "body": "一", "visible": ["2026-01-01T00:00:00+08:00", None]}
    )
    assert body["visible"] == [1_767_196_800_000, None]


def test_what_an_import_could_not_find_stays_at_the_desk() -> None:
    assert "flags" not in derived("catalog", {"title": "通知", "flags": ["date-missing"]})


def test_the_once_told_slip_names_place_limits_fee_and_every_material() -> None:
    told = derived("guide", GUIDE)["slips"]["zh-Hans"]["text"]
    for words in (
        "取水许可 一次性告知单",
        "1楼2号窗口",
        "承诺时限：20个工作日",
        "法定时限：45个工作日",
        "收费：不收费",
        "1. 取水许可申请书（原件2份）",
        "有此情形才带：\n2. 营业执照",
        "0999-5550102",
    ):
        assert words in told


def test_every_reader_is_told_in_their_own_language() -> None:
    slips = derived("guide", {**GUIDE, "materials": [{"name": {"zh-Hans": "申请书", "en": "Application"}}]})["slips"]
    assert set(slips) == {"zh-Hans", "zh-Hant", "en"}
    assert slips["zh-Hant"]["text"].startswith("取水許可 一次性告知單\n澄川市水務局\n")
    assert "Floor 1, counter 2" in slips["en"]["text"]
    assert slips["en"]["text"].endswith("Bring:\n1. Application")
    assert "en" not in derived("guide", {"title": "取水许可"})["slips"]


def test_a_slip_is_told_in_full_even_where_no_code_could_hold_it() -> None:
    materials = [{"name": f"第{number}份很长很长的材料的名称" * 4} for number in range(20)]
    slip = derived("guide", {**GUIDE, "materials": materials})["slips"]["zh-Hans"]
    assert "20. 第19份" in slip["text"]
    assert "blob" not in slip


def test_a_department_is_a_card_for_the_address_book() -> None:
    content = {"title": "供水科;一", "phone": "0999-5550104", "rooms": ["4/room-401", "1/counter-4"]}
    told = handouts.text("department", derived("department", content), OFFICE)
    assert told
    lines = told.split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCARD", ["END:VCARD", ""])
    assert "N:供水科\\;一;;;;" in lines
    assert "TEL;TYPE=WORK,VOICE:0999-5550104" in lines
    assert "ADR;TYPE=WORK:;4楼401室;澄川市水务局;;;;" in lines


def test_the_code_is_a_picture_without_style_listed_among_the_media() -> None:
    found = derive("guide", "a", read("guide", GUIDE), "7-0", OFFICE)
    slips = found.body["slips"].values()
    assert set(found.media) == {slip["blob"] for slip in slips}
    for slip in slips:
        root = ET.fromstring(found.blobs[slip["blob"]])  # noqa: S314  our own
        assert root.tag.endswith("svg")
        assert "viewBox" in root.attrib
        assert not any("style" in each.attrib for each in root.iter())


def test_forms_to_look_at_go_with_their_guide() -> None:
    blank, sample = "a" * 64, "b" * 64
    form = {"name": "申请书", "blank": {"blob": blank, "media_type": "image/png"}}
    form["sample"] = {"blob": sample, "media_type": "image/png"}
    found = derive("guide", "a", read("guide", {**GUIDE, "forms": [form, {"name": "说明"}]}), "7-0", OFFICE)
    assert found.media[-2:] == (blank, sample)


@pytest.mark.parametrize("kind", ["floor", "power", "topics", "about", "office"])
def test_other_kinds_have_no_code(kind: str) -> None:
    assert handouts.text(kind, {}, OFFICE) is None


@settings(deadline=None)
@given(st.lists(st.text(max_size=400), max_size=12))
def test_a_code_never_holds_more_than_a_phone_can_read(lines: list[str]) -> None:
    told = handouts.fitted(line.encode("utf-8", "replace").decode() for line in lines)
    assert len(told.encode()) <= handouts.MOST_BYTES


def test_deriving_twice_gives_the_same_bytes() -> None:
    assert derive("guide", "a", read("guide", GUIDE), "7-0", OFFICE) == derive(
        "guide", "a", read("guide", GUIDE), "7-0", OFFICE
    )


def test_an_empty_object_is_no_text() -> None:
    assert scripts.completed({"codes": {}}) == ({"codes": {}}, [])
