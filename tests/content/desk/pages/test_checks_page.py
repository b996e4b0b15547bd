"""Findings in the notice form where no script runs, on the page of reviewers, and the office's own lists."""

import re

from tests.content.desk.pages.browsing import Page
from tests.content.desk.pages.conftest import Visit

TEXT = "公开招标招标情况，\r\nx县今晚停水。"


def marks(page: Page) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", page.html, re.DOTALL)


def typed(visit: Visit, then: str, text: str = TEXT, **more: str) -> Page:
    author = visit("author")
    form = author.get("/desk/notices/new")
    fields = {"channels": ["lobby-led"], "kind": "page", "text": text, "secrecy": "none", "then": then}
    return author.send(form, form.form(), **(fields | more))


def test_a_button_looks_and_a_button_puts_right_without_scripts(visit: Visit) -> None:
    page = typed(visit, "check")
    assert (page.status, marks(page)) == (200, ["招标招标", "x县"])
    (fix,) = re.findall(r'value="(fix:\w+)"', page.html)
    page = typed(visit, fix)
    assert marks(page) == ["x县"]
    assert page.form().fields["text"] == ["\n公开招标情况，\nx县今晚停水。"[1:]]


def test_reasons_typed_beside_the_text_are_kept_with_it(visit: Visit) -> None:
    page = typed(visit, "submit", "x县今晚停水。")
    assert page.status == 422
    assert page.mistakes() == ["text"]
    (because,) = re.findall(r'name="(because-\w+)"', page.html)
    page = typed(visit, "submit", "x县今晚停水。", **{because: "县名待国务院批复"})
    assert page.path == "/desk/notices/1/"
    reviewer = visit("section").get("/desk/notices/1/")
    assert "县名待国务院批复" in reviewer.text
    assert "Kept, because:" in reviewer.text


def test_a_draft_s_finding_is_kept_on_its_page(visit: Visit) -> None:
    typed(visit, "keep", "x县今晚停水。")
    author = visit("author")
    page = author.get("/desk/notices/1/")
    assert "One finding is open." in page.text
    page = author.send(page, page.form("/checks/keep"), because="县名待批复")
    assert (page.path, page.has_form("/checks/keep")) == ("/desk/notices/1/", False)
    assert "县名待批复" in page.text


def test_keeping_leads_back_only_within_the_desk(visit: Visit) -> None:
    typed(visit, "keep", "x县今晚停水。")
    author = visit("author")
    page = author.get("/desk/notices/1/")
    page = author.send(page, page.form("/checks/keep"), because="县名待批复", back="//example.com/desk/")
    assert page.path == "/desk/"


def test_what_is_not_there_cannot_be_kept(visit: Visit) -> None:
    typed(visit, "keep", "x县今晚停水。")
    author = visit("author")
    page = author.get("/desk/notices/1/")
    for subject in ("notice:99", "notice:x", "record:guide/none", "", "notice:" + "9" * 30):
        assert author.send(page, page.form("/checks/keep"), because="理由", subject=subject).status == 404


def test_while_somebody_types_the_pieces_of_the_page_come_alone(visit: Visit) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    fields = form.form().fields | {"kind": "page", "text": TEXT, "seconds": "x", "columns": "a|b|c|d|e"}
    page = Page(author.client.post("/desk/notices/check", data=fields))
    assert (page.status, marks(page)) == (200, ["招标招标", "x县"])
    assert "<html" not in page.html
    assert Page(author.client.post("/desk/notices/99/check", data=fields)).status == 404
    assert Page(author.client.post("/desk/notices/check", data={"text": "x县"})).status == 400


def test_who_does_not_write_is_not_answered(visit: Visit) -> None:
    director = visit("director")
    token = director.get("/desk/").form("/sign-out").fields["csrf_token"]
    assert Page(director.client.post("/desk/notices/check", data={"csrf_token": token, "text": "x县"})).status == 403


def test_the_general_office_keeps_the_lists_and_others_read_them(visit: Visit) -> None:
    office = visit("office")
    page = office.get("/desk/checks/")
    page = office.send(page, page.form("/checks/"), foreign="商务局\r\n\r\n财政局", hosts="water.example.cn")
    assert page.form("/checks/").fields["foreign"] == ["商务局\n财政局"]
    page = office.send(page, page.form("/checks/"), hosts="no host at all")
    assert (page.status, page.mistakes()) == (422, ["hosts"])
    assert page.form("/checks/").fields["hosts"] == ["no host at all"]
    author = visit("author")
    page = author.get("/desk/checks/")
    assert "商务局" in page.text
    assert author.send(page, page.form("/checks/"), foreign="").status == 403
