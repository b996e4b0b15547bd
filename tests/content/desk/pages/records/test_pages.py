"""Lists of records, the page of one, its review, and who may do what."""

from typing import Any

import pytest

from content.desk import records
from content.desk.records import RecordView
from tests.content.desk.pages.conftest import Visit
from tests.world import Office
from tests.world.office import ORIGIN
from tests.world.records import approved, put_out, revised, submitted, view, withdrawn, written


def test_lists_are_found_by_word_state_department_and_gap(visit: Visit, office: Office) -> None:
    whole = {"zh-Hans": "水土保持", "en": "Soil"}
    written(office, "soil", kind="guide", title=whole, department="soil-water", words=["取土场"])
    put_out(office, "taps", kind="guide", title="接水", department="supply")
    author = visit("author")
    for query, found in (
        ("q=取土", {"soil"}),
        ("q=SOIL", {"soil"}),
        ("state=approved", {"taps"}),
        ("department=supply", {"taps"}),
        ("gaps=1", {"taps"}),
        ("mine=1", {"soil"}),
        ("q=水", {"soil", "taps"}),
    ):
        page = author.get(f"/desk/records/guide/?{query}")
        assert {name for name in ("soil", "taps") if f" {name} " in page.text} == found, query
    assert "No record matches this filter." in author.get("/desk/records/guide/?q=防汛").text
    assert "No power yet." in author.get("/desk/records/power/").text
    assert "1 found" in author.get("/desk/records/?q=接水").text


def test_a_long_list_has_pages(visit: Visit, office: Office) -> None:
    for number in range(31):
        written(office, f"page-{number:02}", kind="guide")
    author = visit("author")
    first = author.get("/desk/records/guide/?mine=1")
    assert ("31 found" in first.text, "1–30" in first.text) == (True, True)
    assert "mine=1&amp;from=30" in first.html
    assert "31–31" in author.get("/desk/records/guide/?mine=1&from=30").text


def test_what_an_office_has_one_of_leads_to_its_page_or_to_writing_it(visit: Visit, office: Office) -> None:
    author = visit("author")
    assert "The office is not described yet" in author.get("/desk/records/office/").text
    made = put_out(office, "office", kind="office")
    assert author.get("/desk/records/office/").path == f"/desk/records/{made.id}/"
    assert author.get("/desk/records/office/new").path == f"/desk/records/{made.id}/edit"


def test_a_record_goes_through_its_chain_on_its_page(visit: Visit, office: Office) -> None:
    made = written(office, "supply", title={"zh-Hans": "供水科", "en": "Supply"}, phone="0999-5550104")
    author = visit("author")
    page = author.get(f"/desk/records/{made.id}/")
    page = author.send(page, page.form("/submit"), secrecy="none")
    assert "Submitted for review." in page.text
    for name in view(office, "supply").newest.steps:
        reviewer = visit(name)
        page = reviewer.get(f"/desk/records/{made.id}/")
        page = reviewer.send(page, page.form("/approve"))
        assert "Approved." in page.text
    assert view(office, "supply").state == "approved"


def test_an_approval_counts_for_what_the_page_showed_and_nothing_else(visit: Visit, office: Office) -> None:
    made = written(office, "supply", phone="0999-5550104")
    submitted(office, "supply")
    section = visit("section")
    page = section.get(f"/desk/records/{made.id}/")
    revised(office, "supply", phone="0999-5550105")
    submitted(office, "supply")
    page = section.send(page, page.form("/approve"))
    assert page.status == 409
    assert ("0999-5550105" in page.text, "Telephone" in page.text) == (True, True)
    assert [each.verdict for each in view(office, "supply").newest.decisions] == ["submit"]


def test_a_return_needs_its_reason_and_the_author_reads_it(visit: Visit, office: Office) -> None:
    made = written(office, "supply")
    submitted(office, "supply")
    section = visit("section")
    page = section.get(f"/desk/records/{made.id}/")
    form = page.form("/return")
    assert section.send(page, form, reason=" ").status == 422
    section.send(page, form, reason="请补充电话")
    assert "请补充电话" in visit("author").get(f"/desk/records/{made.id}/").text


def test_withdrawing_is_for_good_and_has_a_reason(visit: Visit, office: Office) -> None:
    made = put_out(office, "supply")
    section = visit("section")
    page = section.get(f"/desk/records/{made.id}/")
    assert section.send(page, page.form("/withdraw"), reason="").status == 422
    page = section.send(page, page.form("/withdraw"), reason="合并到别的科室")
    assert view(office, "supply").state == "withdrawn"
    assert "合并到别的科室" in page.text


def test_who_may_not_write_is_not_let_in(visit: Visit, office: Office) -> None:
    made = put_out(office, "supply")
    secrecy = visit("secrecy")
    assert secrecy.get("/desk/records/guide/new").status == 403
    assert secrecy.get(f"/desk/records/{made.id}/edit").status == 403
    assert "/edit" not in secrecy.get(f"/desk/records/{made.id}/").html
    assert visit().get("/desk/records/").path == "/desk/sign-in"
    assert visit("author").get("/desk/records/poster/").status == 404
    assert visit("author").get("/desk/records/99/").status == 404


ACTS: dict[str, Any] = {
    "revise": lambda office: revised(office, "supply", by="duty", phone="0999-5550199"),
    "submit": lambda office: submitted(office, "supply", by="author"),
    "approve": lambda office: approve_next(office),
    "return": lambda office: give_back_next(office),
    "console": lambda office: put_out(office, "supply", phone="0999-5550104"),
    "withdraw": lambda office: withdrawn(office, "supply", by="section"),
}


def due(office: Office) -> tuple[str, str]:
    newest = view(office, "supply").newest
    assert newest.due
    return newest.due.role, newest.digest


def approve_next(office: Office) -> RecordView:
    return approved(office, "supply", due(office)[0])


def give_back_next(office: Office) -> RecordView:
    role, content = due(office)
    with office.desk.database.transaction() as session:
        told: dict[str, Any] = {"now": office.now, "origin": ORIGIN}
        return records.give_back(session, office.staff[role], "department", "supply", content, "改", **told)


@pytest.mark.parametrize(
    "acts",
    [
        (),
        ("submit",),
        ("submit", "approve", "approve", "approve", "approve"),
        ("submit", "approve", "return"),
        ("submit", "return", "submit", "approve"),
        ("submit", "approve", "revise"),
        ("console", "revise"),
        ("console", "revise", "submit", "return"),
        ("console", "withdraw"),
        ("submit", "withdraw"),
    ],
)
def test_a_list_says_of_each_record_what_its_page_says(office: Office, acts: tuple[str, ...]) -> None:
    written(office, "supply")
    for act in acts:
        ACTS[act](office)
    seen = view(office, "supply")
    with office.desk.database.reading() as session:
        (head,) = records.heads.find_page(session, records.heads.Asked(kind="department")).heads
    assert (head.state, head.stands) == (seen.state, seen.approved is not None)
    due_now = seen.newest.due
    assert head.waits_for == (due_now.role if due_now and seen.state == "submitted" else "")


def test_what_an_import_left_open_is_said_in_words_whatever_its_code(office: Office, visit: Visit) -> None:
    flags = ["set-aside: 表格 50%", "title-missing", "100%", "%(x)s: y"]
    number = written(office, "flagged", kind="guide", title="取水许可", flags=flags).id
    author = visit("author", "zh-Hans")
    for page in (author.get(f"/desk/records/{number}/"), author.get(f"/desk/records/{number}/edit")):
        assert page.status == 200
        assert "title-missing" not in page.text
        for words in ("表格 50%", "100%", "%(x)s"):
            assert words in page.text
