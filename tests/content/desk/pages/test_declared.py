"""What is declared of a text before it goes out: asked for in every form, and said by who answers for it where a
programme left it out."""

from tests.content.desk.pages.conftest import Visit
from tests.world import Office
from tests.world.records import written


def test_nothing_is_sent_for_review_without_a_word_on_its_secrecy(visit: Visit, office: Office) -> None:
    notice, record = office.write("节约用水").id, written(office, "supply").id
    author = visit("author")
    for path in (f"/desk/notices/{notice}/", f"/desk/records/{record}/"):
        page = author.get(path)
        refused = author.send(page, page.form("/submit"))
        assert (refused.status, refused.mistakes()) == (422, ["secrecy"])
        refused = author.send(page, page.form("/submit"), secrecy="none", attribute=None)
        assert (refused.status, refused.mistakes()) == (422, ["attribute"])
        assert "Submitted for review." in author.send(page, page.form("/submit"), secrecy="none").text


def test_reviewers_read_what_was_declared(visit: Visit, office: Office) -> None:
    notice = office.submit(office.write("节约用水").id, attribute="open", secrecy="none").id
    page = visit("section").get(f"/desk/notices/{notice}/")
    assert "Disclosed on our own initiative secrecy: Nothing secret in it" in page.text


def test_what_a_programme_left_unsaid_is_said_by_who_answers_for_secrecy(visit: Visit, office: Office) -> None:
    notice = office.submit(office.write("节约用水").id).id
    path = f"/desk/notices/{notice}/"
    section, clerk = visit("section"), visit("office")
    page = section.get(path)
    assert "secrecy not declared" in page.text
    assert "Approved." in section.send(page, page.form("/approve")).text
    page = clerk.get(path)
    refused = clerk.send(page, page.form("/approve"))
    assert (refused.status, refused.mistakes()) == (422, ["declared"])
    assert office.view(notice).state == "submitted"
    assert "Approved." in clerk.send(page, page.form("/approve"), declared="yes").text
    assert office.view(notice).newest.declared["attribute"] == "open"
    assert office.view(notice).live
