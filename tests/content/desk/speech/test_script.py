"""What is read aloud of a record, and in which order."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.desk.speech.script import KINDS, script
from content.published.phrases import PHRASES
from content.sample.records import samples

TEXT = {"zh-Hans": "名称", "en": "Name"}
NAMES = (
    "title summary body tree topics code plan features properties type id name number zh-Hans zh-Hant en materials "
    "steps basis law article text days unit free fee promised counter rooms people post duties phone"
)
FIELDS = st.sampled_from(NAMES.split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(FIELDS, inner, max_size=6),
    max_leaves=30,
)


def said(body: dict[str, Any], lang: str = "zh-Hans") -> dict[str, str]:
    return dict(script(body).get(lang, []))


def test_the_fields_of_a_guide_are_whole_sentences_in_the_order_of_its_page() -> None:
    guide = {
        "kind": "guide",
        "title": {"zh-Hans": "自来水接水", "en": "Connecting tap water"},
        "counter": "1/counter-4",
        "promised": {"days": 20, "unit": "working"},
        "statutory": {"days": 0, "unit": "working"},
        "fee": {"free": True, "text": {"zh-Hans": "不收费。通水后按水表缴费。"}},
        "materials": [{"name": TEXT, "form": {"zh-Hans": "原件1份"}, "required": True}, {"name": TEXT}],
        "steps": [{"name": {"zh-Hans": "受理"}, "days": 2}],
        "phone": "0999-5550124",
    }
    assert list(said(guide).items()) == [
        ("title", "自来水接水。"),
        ("counter", "请到1楼4号窗口办理。"),
        ("promised", "承诺20个工作日办结。"),
        ("statutory", "法定当场办结。"),
        ("fee", "不收费。通水后按水表缴费。"),
        ("materials.0", "第1样：名称，原件1份。"),
        ("materials.1", "第2样：名称，有此情形才带。"),
        ("steps.0", "第1步：受理，2个工作日。"),
        ("phone", "电话：0999-5550124。"),
    ]
    assert list(said(guide, "en").items()) == [
        ("title", "Connecting tap water."),
        ("counter", "Go to counter 4 on floor 1."),
        ("promised", "We promise: 20 working days."),
        ("statutory", "The law allows: at once."),
        ("fee", "No fee."),
        ("materials.0", "1: Name."),
        ("materials.1", "2: Name, only if it applies."),
        ("phone", "Telephone: 0999-5550124."),
    ]


def test_a_step_that_looks_whether_all_is_there_says_what_happens_if_not() -> None:
    missing = {"days": 5, "note": {"zh-Hans": "补正后重新提交", "en": "Then hand it in again"}}
    found = {"kind": "guide", "steps": [{"name": {"zh-Hans": "受理", "en": "Acceptance"}, "incomplete": missing}]}
    assert said(found) == {"steps.0": "第1步：受理。材料不齐的，5个工作日内一次性告知要补的全部内容。补正后重新提交。"}
    assert said(found, "en") == {
        "steps.0": "Step 1: Acceptance. Papers missing: you are told once of all of them within 5 working days. "
        "Then hand it in again."
    }
    missing["days"] = 0
    assert "材料不齐的，当场一次性告知" in said(found)["steps.0"]


def test_paragraphs_are_numbered_by_the_lines_of_the_text() -> None:
    page = {"kind": "about", "title": TEXT, "body": {"zh-Hans": "## 楼里\n\n有坡道。\n| 楼层 | 科室 |\n| 1 | 大厅 |"}}
    assert said(page) == {
        "title": "名称。",
        "body.0": "楼里。",
        "body.2": "有坡道。",
        "body.3": "楼层，科室。",
        "body.4": "1，大厅。",
    }


def test_a_long_document_is_cut_and_says_where_the_rest_is() -> None:
    found = said({"kind": "catalog", "title": TEXT, "body": {"zh-Hans": "\n".join(["水" * 900] * 9)}})
    assert list(found) == ["title", "body.0", "body.1"]
    assert found["body.1"].endswith("水。全文请看屏幕。")
    assert (found["body.0"] + found["body.1"]).count("水") in range(1490, 1501)
    assert "全文" not in said({"kind": "catalog", "title": TEXT, "body": {"zh-Hans": "水" * 1400}})["body.0"]


def test_what_is_there_in_english_alone_is_also_read_to_a_chinese_reader_but_never_the_other_way() -> None:
    assert script({"kind": "about", "title": {"en": "Help"}}) == {
        "zh-Hans": [("title", "Help。")],
        "en": [("title", "Help.")],
    }
    assert script({"kind": "about", "title": {"zh-Hans": "帮助"}}) == {"zh-Hans": [("title", "帮助。")]}


def test_places_topics_and_phrases_are_said_by_their_names() -> None:
    room = {"type": "Feature", "properties": {"id": "room-301", "type": "room", "number": "301", "name": TEXT}}
    door = {"type": "Feature", "properties": {"id": "door-301", "type": "door"}}
    floor = {"kind": "floor", "number": 3, "title": TEXT, "plan": {"features": [door, room]}}
    assert said(floor) == {"title": "3楼，名称。", "places.room-301": "301室，名称。"}
    tree = [{"code": "A", "title": TEXT, "topics": [{"code": "A1", "title": TEXT}]}]
    assert list(said({"kind": "topics", "title": TEXT, "tree": tree})) == ["title", "A", "A1"]
    assert said({"kind": "phrases"}, "en") == {key: words["en"] for key, words in PHRASES.items()}
    assert said({"kind": "notice", "title": TEXT}) == {"text": "名称。"}


def test_every_record_of_the_sample_office_says_something_in_both_languages() -> None:
    for sample in samples():
        found = script({"kind": sample.kind, **sample.content})
        assert found.keys() == {"zh-Hans", "en"}, sample.name
        for spoken in found.values():
            assert spoken[0][0] == "title" or sample.kind == "phrases"
            assert len(dict(spoken)) == len(spoken)


@given(st.sampled_from([*KINDS, "calendar"]), st.dictionaries(FIELDS, JSON, max_size=12))
def test_no_body_is_so_odd_that_nothing_can_be_made_of_it(kind: str, body: dict[str, Any]) -> None:
    for spoken in script({**body, "kind": kind}).values():
        assert spoken
        assert all(path and words.strip() for path, words in spoken)
        assert len(dict(spoken)) == len(spoken)
