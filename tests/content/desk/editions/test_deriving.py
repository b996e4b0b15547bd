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
    "materials": [{"name": "取水许可申请书", "form": "原件2份"}, {"name": "营业执照", "form": "复印件1份"}],
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


def test_the_once_told_slip_names_limits_fee_counter_and_every_material() -> None:
    told = handouts.text("guide", derived("guide", GUIDE), OFFICE)
    assert told
    for words in (
        "取水许可",
        "45个工作日",
        "20个工作日",
        "不收费",
        "1. 取水许可申请书 原件2份",
        "2. 营业执照",
        "0999-5550102",
    ):
        assert words in told


def test_a_department_is_a_card_for_the_address_book() -> None:
    told = handouts.text("department", derived("department", {"title": "供水科;一", "phone": "0999-5550104"}), OFFICE)
    assert told
    assert told.split("\n")[0] == "BEGIN:VCARD"
    assert "N:供水科\\;一;;;;" in told
    assert "TEL;TYPE=WORK,VOICE:0999-5550104" in told


def test_the_code_is_a_picture_without_style_listed_among_the_media() -> None:
    found = derive("guide", "a", read("guide", GUIDE), "7-0", OFFICE)
    assert found.media == (found.body["qr"],)
    picture = found.blobs[found.body["qr"]]
    root = ET.fromstring(picture)  # noqa: S314  our own
    assert root.tag.endswith("svg")
    assert "viewBox" in root.attrib
    assert not any("style" in each.attrib for each in root.iter())


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
