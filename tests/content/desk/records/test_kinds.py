"""What a record may be made of, and be called."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.errors import Problem
from content.desk.records.kinds import KINDS, check_name, read
from content.published.canonical import canonical
from tests.plans import ground, named

PLAN = ground()
NEEDED: dict[str, dict[str, Any]] = {
    "power": {"type": "permit"},
    "floor": {"number": 1, "plan": PLAN},
    "topics": {"tree": []},
    "about": {"section": "office", "body": "我局主管全市水务。"},
}


def content(kind: str, **more: Any) -> dict[str, Any]:
    return {"title": "标题", **NEEDED.get(kind, {}), **more}


def refusal(kind: str, raw: object) -> Problem:
    with pytest.raises(Problem) as raised:
        read(kind, raw)
    return raised.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_is_enough_but_for_what_a_kind_cannot_be_without(kind: str) -> None:
    assert read(kind, content(kind))["title"] == {"zh-Hans": "标题"}
    assert refusal(kind, {}).status == 422
    assert refusal(kind, content(kind, surprise=1)).field == "surprise"


def test_a_plain_string_where_a_text_is_due_is_simplified_chinese() -> None:
    found = read("guide", content("guide", fee={"free": True, "text": "不收费"}, conditions=["在河道内取水"]))
    assert found["fee"] == {"free": True, "text": {"zh-Hans": "不收费"}}
    assert found["conditions"] == [{"zh-Hans": "在河道内取水"}]


def test_traditional_text_is_kept_as_it_was_written() -> None:
    assert read("about", content("about", body={"zh-Hant": "機關簡介"}))["body"] == {"zh-Hant": "機關簡介"}


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("guide", {"title": {}}, "title"),
        ("guide", {"title": {"fr": "permis"}}, "title.fr"),
        ("guide", {"title": " "}, "title.zh-Hans"),
        ("guide", {"statutory": {"days": 1.5}}, "statutory.days"),
        ("guide", {"effective_from": "2026-02-30"}, "effective_from"),
        ("guide", {"effective_from": "20260201"}, "effective_from"),
        ("guide", {"counter": "counter-3"}, "counter"),
        ("guide", {"materials": [{"name": "申请书"}, {}]}, "materials.1.name"),
        ("guide", {"visible": ["2026-01-01T00:00:00", None]}, "visible.0"),
        ("guide", {"visible": ["2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z"]}, "visible"),
        ("power", {"type": "other"}, "type"),
        ("catalog", {"attachments": [{"name": "附件", "blob": "x", "media_type": "a/pdf"}]}, "attachments.0.blob"),
        ("floor", {"plan": {**PLAN, "features": [{"type": "Feature"}]}}, "plan.features.0.properties"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(kind: str, more: dict[str, Any], field: str) -> None:
    problem = refusal(kind, content(kind, **more))
    assert (problem.status, problem.field) == (422, field)


def test_a_plan_is_in_whole_centimetres() -> None:
    def plan(x: object) -> dict[str, Any]:
        drawn = ground()
        named(drawn, "kiosk")["geometry"]["coordinates"] = [x, 600]
        return content("floor", plan=drawn)

    assert named(read("floor", plan(10))["plan"], "kiosk")["geometry"]["coordinates"] == [10, 600]
    assert refusal("floor", plan(10.5)).status == 422


def test_a_plan_that_cannot_be_read_is_refused_naming_the_feature() -> None:
    drawn = ground()
    named(drawn, "kiosk")["geometry"] = {"type": "LineString", "coordinates": [[0, 0], [10, 10]]}
    problem = refusal("floor", content("floor", plan=drawn))
    assert (problem.status, problem.field) == (422, "plan")
    assert problem.detail == "kiosk: must be drawn as Point"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("guide", "water-abstraction"),
        ("floor", "1"),
        ("catalog", "CCSW-2026-00031"),
        ("catalog", "11640121010100128C/2025-00064"),
        ("catalog", "01526402-5-06_C/2016-0918001"),
        ("office", "office"),
        ("topics", "topics"),
    ],
)
def test_names_of_records(kind: str, name: str) -> None:
    check_name(kind, name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("guide", "取水"),
        ("guide", "../secret"),
        ("guide", ""),
        ("guide", "a" * 65),
        ("office", "other"),
        ("catalog", "a/../b"),
        ("catalog", "/a"),
        ("catalog", "a//b"),
        ("catalog", "a b"),
        ("catalog", "a?b"),
        ("catalog", "a" * 121),
    ],
)
def test_what_names_no_record_is_refused(kind: str, name: str) -> None:
    with pytest.raises(Problem) as raised:
        check_name(kind, name)
    assert (raised.value.status, raised.value.field) == (422, "name")


def test_another_kind_is_none() -> None:
    assert refusal("poster", {"title": "海报"}).status == 404


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = sorted({field for model in KINDS.values() for field in model.model_fields})


@settings(deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=6))
def test_whatever_comes_is_refused_with_its_field_or_has_a_canonical_form(kind: str, raw: dict[str, Any]) -> None:
    found = outcome(kind, content(kind) | raw)
    if isinstance(found, Problem):
        assert found.status == 422
        assert found.field
    else:
        assert canonical(found)
        assert read(kind, found) == found


def outcome(kind: str, raw: object) -> dict[str, Any] | Problem:
    try:
        return read(kind, raw)
    except Problem as problem:
        return problem
