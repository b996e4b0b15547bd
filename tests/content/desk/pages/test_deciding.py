"""Submitting, approving, returning and withdrawing on the page of a notice."""

import pytest

from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def test_a_notice_goes_from_its_author_through_the_chain(visit: Visit, office: Office) -> None:
    notice = office.write("节约用水").id
    path = f"/desk/notices/{notice}/"
    author, section, clerk = visit("author"), visit("section"), visit("office")
    page = author.get(path)
    assert "It goes to: Section head, General office." in page.text
    assert "Submitted for review." in author.send(page, page.form("/submit"), secrecy="none").text
    for reviewer in (section, clerk):
        page = reviewer.get(path)
        assert "Approved." in reviewer.send(page, page.form("/approve"), note="属实").text
    assert office.view(notice).live
    assert "In force" in author.get(path).text


def test_an_approval_is_bound_to_what_was_shown(visit: Visit, office: Office) -> None:
    notice = office.write("甲乙丙丁").id
    office.submit(notice)
    section = visit("section")
    page = section.get(f"/desk/notices/{notice}/")
    office.revise(notice, "甲乙丙戊", level="urgent")
    office.submit(notice)
    refused = section.send(page, page.form("/approve"))
    assert refused.status == 409
    assert "This was edited since you opened it" in refused.text
    assert "丁</del>" in refused.html
    assert "戊</ins>" in refused.html
    assert "Urgent</ins>" in refused.html
    assert office.view(notice).newest.decisions[-1].verdict == "submit"


def test_a_submission_is_bound_to_what_was_shown_too(visit: Visit, office: Office) -> None:
    notice = office.write("甲乙丙丁").id
    author = visit("author")
    page = author.get(f"/desk/notices/{notice}/")
    office.revise(notice, "甲乙丙戊", by="office")
    assert author.send(page, page.form("/submit")).status == 409
    assert office.view(notice).state == "draft"


def test_nobody_finds_a_button_to_decide_on_their_own(visit: Visit, office: Office) -> None:
    notice = office.write("节约用水", by="section").id
    office.submit(notice, by="section")
    page = visit("section").get(f"/desk/notices/{notice}/")
    assert not page.has_form("/approve")
    assert "Nobody decides on what they wrote themselves." in page.text


def test_who_decides_without_a_button_is_refused_all_the_same(visit: Visit, office: Office) -> None:
    notice = office.write("节约用水", by="section").id
    office.submit(notice, by="section")
    section = visit("section")
    page = section.get(f"/desk/notices/{notice}/")
    token = page.form("/sign-out").fields["csrf_token"]
    fields = {"csrf_token": token, "content": office.view(notice).newest.digest}
    answer = section.client.post(f"/desk/notices/{notice}/approve", data=fields)
    assert answer.status_code == 403
    assert office.view(notice).state == "submitted"


def test_a_return_needs_a_reason_and_the_author_reads_it(visit: Visit, office: Office) -> None:
    notice = office.write("节约用水").id
    office.submit(notice)
    section = visit("section")
    page = section.get(f"/desk/notices/{notice}/")
    refused = section.send(page, page.form("/return"), reason="  ")
    assert (refused.status, refused.mistakes()) == (422, ["reason"])
    assert "Returned to the author." in section.send(refused, refused.form("/return"), reason="请补充时间").text
    author = visit("author")
    assert "请补充时间" in author.get("/desk/").text
    page = author.get(f"/desk/notices/{notice}/")
    assert "请补充时间" in page.text
    assert "Submitted for review." in author.send(page, page.form("/submit"), secrecy="none").text


def test_a_withdrawal_needs_a_reason_and_stands_in_the_history(visit: Visit, office: Office) -> None:
    notice = office.put_out("节约用水").id
    author = visit("author")
    page = author.get(f"/desk/notices/{notice}/")
    refused = author.send(page, page.form("/withdraw"), reason="")
    assert refused.mistakes() == ["withdraw_reason"]
    page = author.send(refused, refused.form("/withdraw"), reason="活动取消")
    assert office.view(notice).state == "withdrawn"
    assert "withdrew it" in page.text
    assert "活动取消" in page.text
    assert not any(page.has_form(verb) for verb in ("/submit", "/approve", "/withdraw"))


@pytest.mark.parametrize("reason", ["x" * 5000, "a\x00b", "\u202eabc"])
def test_the_ledger_takes_no_reason_that_no_page_could_show(visit: Visit, office: Office, reason: str) -> None:
    notice = office.put_out("节约用水").id
    author = visit("author")
    page = author.get(f"/desk/notices/{notice}/")
    assert author.send(page, page.form("/withdraw"), reason=reason).status == 400
    assert office.view(notice).state == "approved"


def test_the_chain_shows_where_it_waits(visit: Visit, office: Office) -> None:
    notice = office.write("节约用水").id
    office.submit(notice)
    office.approve(notice, "section")
    page = visit("author").get(f"/desk/notices/{notice}/")
    assert "Section head (done)" in page.text
    assert "General office (waits here)" in page.text
