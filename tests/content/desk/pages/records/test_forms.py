"""The form of a record: every field of every kind, in two languages, and nothing that was typed is lost."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from content.desk import records
from content.desk.pages.records import layout, words
from content.desk.pages.records.schema import Field, of_kind
from content.desk.records import RecordView
from content.desk.records.kinds import KINDS
from content.sample.records import Sample, samples
from tests.content.desk.pages.browsing import Form, Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.plans import ground, plan, without
from tests.world import Office
from tests.world.office import ORIGIN
from tests.world.records import put_out, revised, view, written

GUIDE: dict[str, Any] = {
    "title": {"zh-Hans": "取水许可", "en": "Water abstraction"},
    "materials": [{"name": "申请书"}, {"name": "照片"}],
}


@pytest.fixture(scope="module")
def house() -> list[Sample]:
    return list(samples())


def edit_page(reader: Reader, record: RecordView) -> tuple[Page, Form]:
    page = reader.get(f"/desk/records/{record.id}/edit")
    return page, page.form()


def fields_of(kind: str) -> Iterator[Field]:
    yield from nested(of_kind(kind))


def nested(fields: tuple[Field, ...]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from nested(each.fields)
        yield from nested(each.item.fields if each.item else ())


def newest(office: Office, record: RecordView) -> dict[str, Any]:
    return dict(view(office, record.name, record.kind).newest.content)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_stands_in_one_section_and_has_words(kind: str) -> None:
    listed = Counter(name for _, names in layout.SECTIONS[kind] for name in names)
    assert listed == Counter(each.name for each in of_kind(kind))
    wordless = [each.key for each in fields_of(kind) if not words.of(words.FIELDS, each.owner, each.name)]
    assert wordless == []
    choices = [each for each in fields_of(kind) if each.shape == "choice"]
    assert all(set(each.options) == set(words.OPTIONS[each.key]) for each in choices)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_is_opened_and_saved_untouched_is_the_same_wording(
    visit: Visit, office: Office, house: list[Sample], kind: str
) -> None:
    # Of each kind the one with the most in it.
    sample = max((each for each in house if each.kind == kind), key=lambda each: len(json.dumps(each.content)))
    with office.desk.database.transaction() as session:
        made = records.write(session, office.staff["author"], *sample, now=office.now, origin=ORIGIN)
    author = visit("author")
    page, form = edit_page(author, made)
    saved = author.send(page, form, then="keep")
    assert "Saved as a draft." in saved.text
    assert len(view(office, made.name, kind).revisions) == 1


def test_rows_are_added_moved_and_taken_out_without_scripts(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "water", kind="guide", **GUIDE)
    page, form = edit_page(author, made)
    page = author.send(page, form, then="add:materials")
    assert page.form().fields["materials.rows"] == ["0", "1", "2"]
    page = author.send(page, page.form(), **{"materials.2.name.zh-Hans": "身份证"}, then="up:materials.2")
    assert page.form().fields["materials.1.name.zh-Hans"] == ["\n身份证"]
    page = author.send(page, page.form(), then="remove:materials.0")
    author.send(page, page.form(), then="keep")
    assert [each["name"]["zh-Hans"] for each in newest(office, made)["materials"]] == ["身份证", "照片"]


def test_rows_stand_in_the_order_of_the_page_and_empty_ones_are_none(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "water", kind="guide", **GUIDE)
    page, form = edit_page(author, made)
    moved = {"materials.rows": ["row7", "1", "0"], "materials.row7.name.zh-Hans": " ", "materials.row7.required": "1"}
    author.send(page, form, **moved, then="keep")
    assert [each["name"]["zh-Hans"] for each in newest(office, made)["materials"]] == ["照片", "申请书"]


def test_all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "water", kind="guide", **GUIDE)
    page, form = edit_page(author, made)
    wrong = {"title.zh-Hans": "", "title.en": "", "statutory.days": "soon", "effective_from": "2026-02-30"}
    page = author.send(page, form, **wrong, then="keep")
    assert page.status == 422
    for field in ("title", "statutory.days", "effective_from"):
        assert f'id="mistake-{field}"' in page.html
    assert page.form().fields["statutory.days"] == ["soon"]
    assert len(view(office, "water", "guide").revisions) == 1


def test_an_edit_is_a_draft_beside_what_visitors_read(visit: Visit, office: Office) -> None:
    made = put_out(office, "supply", phone="0999-5550104")
    section = visit("section")
    page, form = edit_page(section, made)
    assert "Visitors go on reading the approved version" in page.text
    page = section.send(page, form, phone="0999-5550105", then="keep")
    assert "In force, an earlier version" in page.text
    assert "What would change for visitors" in page.text
    seen = view(office, "supply")
    assert seen.approved
    assert (seen.approved.content["phone"], seen.newest.content["phone"]) == ("0999-5550104", "0999-5550105")


def test_who_was_slower_sees_what_the_other_changed(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "supply", phone="0999-5550104")
    page, form = edit_page(author, made)
    revised(office, "supply", phone="0999-5550106")
    page = author.send(page, form, phone="0999-5550105", then="keep")
    assert page.status == 412
    assert "0999-5550106" in page.text
    assert view(office, "supply").newest.content["phone"] == "0999-5550106"


def test_gaps_name_what_has_no_english_and_what_is_not_said_at_all(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "water", kind="guide", **GUIDE)
    page, _ = edit_page(author, made)
    gaps = page.text.partition("What is missing")[2]
    assert "Paper 1 · What it is called" in gaps
    assert "Legal basis" in gaps
    assert "Title" not in gaps.partition("Without English")[2]


def test_hours_are_typed_as_people_write_them(visit: Visit, office: Office) -> None:
    author, made = visit("author"), written(office, "supply")
    page, form = edit_page(author, made)
    page = author.send(page, form, then="add:opening")
    rows = {"opening.0.mode": "chosen", "opening.0.days": ["1", "3"], "opening.0.times": "9:00－12:00，13:30至17:00"}
    page = author.send(page, page.form(), **rows | {"opening.0.times": "9:00~12:00，13:30至17:00"}, then="keep")
    assert newest(office, made)["opening"] == [{"days": [1, 3], "times": [["09:00", "12:00"], ["13:30", "17:00"]]}]
    assert "Mon, Wed 09:00–12:00, 13:30–17:00" in page.text


def test_a_plan_is_checked_when_it_comes_and_what_is_none_changes_nothing(visit: Visit, office: Office) -> None:
    author = visit("author")
    good = without(ground(), "lift-1", "door-lift-1", "stairs-1", "door-stairs-1")
    page = author.get("/desk/records/floor/new")
    own = {"title.zh-Hans": "一楼", "number": "1"}
    page = author.send(page, page.form(), **own, **{"plan.file": (io.BytesIO(b"no plan"), "plan.pdf")}, then="keep")
    assert page.status == 422
    assert "This is not a GeoJSON file." in page.text
    unread = plan([{"type": "Feature"}])
    page = author.send(page, page.form(), **{"plan.file": geojson(unread)}, then="keep")
    assert page.status == 422
    assert "feature 1: Has no properties or no geometry." in page.text
    sealed = plan([each for each in good["features"] if each["properties"]["id"] != "corridor"])
    page = author.send(page, page.form(), **{"plan.file": geojson(sealed)}, then="look")
    assert "room-101: Is not reached from the entrance" in page.text
    page = author.send(page, page.form(), **{"plan.file": geojson(good)}, then="keep")
    assert "Every room is reached" in page.text
    assert len(view(office, "1", "floor").newest.content["plan"]["features"]) == len(good["features"])


def geojson(drawn: dict[str, Any]) -> tuple[io.BytesIO, str]:
    return io.BytesIO(json.dumps(drawn).encode()), "plan.geojson"


def test_a_record_is_named_by_its_title_or_the_next_number(visit: Visit, office: Office) -> None:
    author = visit("author")
    for kind, name in (("guide", "qu-shui-xu-ke"), ("guide", "qu-shui-xu-ke-2"), ("about", "own-name")):
        page = author.get(f"/desk/records/{kind}/new")
        more = {"section": "office", "body.zh-Hans": "文字", "name": name} if kind == "about" else {}
        author.send(page, page.form(), **{"title.zh-Hans": "取水许可"}, **more, then="keep")
        assert view(office, name, kind).state == "draft"
    page = author.get("/desk/records/catalog/new")
    author.send(page, page.form(), **{"title.zh-Hans": "通知", "published_on": "2026-03-01"}, then="keep")
    assert view(office, "CCSW-2026-00001", "catalog").newest.content["index_number"] == "CCSW-2026-00001"


def test_the_flowchart_is_drawn_of_what_is_half_typed(visit: Visit) -> None:
    author = visit("author")
    token = author.get("/desk/records/guide/new").form().fields["csrf_token"]
    typed = {
        "csrf_token": token,
        "steps.rows": ["0", "x"],
        "steps.0.name.zh-Hans": "申请",
        "steps.x.name.zh-Hans": "核对",
    }
    answer = author.client.post("/desk/records/guide/flow", data=typed | {"steps.x.incomplete.ticked": "1"})
    page = Page(answer)
    assert [part in page.text for part in ("申请", "核对", "All papers there?")] == [True, True, True]


def test_what_is_typed_can_be_looked_at_before_it_is_saved(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get("/desk/records/guide/new")
    page = author.send(page, page.form(), **{"title.zh-Hans": "预览的标题"}, then="look")
    assert "As it will be read" in page.text
    with office.desk.database.reading() as session:
        assert records.listing(session, office.now) == []
