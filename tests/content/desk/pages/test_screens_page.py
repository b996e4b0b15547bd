"""The page of the screens."""

import pytest

from content.desk import facts, screens
from content.published.access import token_digest
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import MINUTE

PAIRING = {"code": "482913", "name": "lobby-1", "channel": "lobby-led", "keeper": "吴强", "place": "一楼大厅"}


@pytest.fixture
def waiting(office: Office) -> None:
    """A screen shows the code of PAIRING."""
    with office.desk.database.transaction() as session:
        screens.ask(session, "482913", token_digest("secret"), office.now)


def report(office: Office, kind: str, **more: object) -> None:
    with office.desk.database.transaction() as session:
        heard = facts.Heard(kind, {"screen": "lobby-1", "channel": "lobby-led", **more}, "hub")
        facts.take(session, [heard], office.now)


@pytest.mark.usefixtures("waiting")
def test_a_screen_is_paired_by_its_code(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING)
    for words in ("lobby-1 is paired and shows lobby-led.", "Never heard of", "一楼大厅"):
        assert words in page.text
    assert office.desk.store.pointer("access") is not None


@pytest.mark.usefixtures("waiting")
def test_a_wrong_code_is_said_beside_it_and_the_rest_stays(visit: Visit) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING | {"code": "000000"})
    assert (page.status, page.mistakes()) == (422, ["code"])
    assert page.form("/screens/").fields["place"] == ["一楼大厅"]
    page = operator.send(page, page.form("/screens/"), code="", name="")
    assert page.mistakes() == ["code", "name"]


def test_who_may_not_pair_finds_no_form(visit: Visit) -> None:
    assert not visit("author").get("/desk/screens/").has_form("/screens/")


@pytest.mark.usefixtures("waiting")
def test_a_screen_that_falls_silent_comes_first_and_is_in_trouble(visit: Visit, office: Office, hands: Hands) -> None:
    office.put_out("节约用水")
    number = office.desk.store.pointer("programmes", "lobby-led")
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    operator.send(page, page.form("/screens/"), **PAIRING)
    report(office, "health", errors=0)
    report(office, "shown", number=number)
    assert "Reports in time" in operator.get("/desk/screens/").text
    assert "All well" in operator.get("/desk/").text
    hands.advance(5 * MINUTE)
    page = operator.get("/desk/screens/")
    assert "Silent" in page.text
    assert "5 minutes ago" in page.text
    assert "lobby-1" in operator.get("/desk/").text


@pytest.mark.usefixtures("waiting")
def test_a_screen_with_an_older_programme_is_behind(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    report(office, "health", errors=0)
    report(office, "shown", number=1)
    page = visit("operator").get("/desk/screens/")
    assert "Behind" in page.text
    assert "programme 1, an older one" in page.text
    assert "Not paired" in page.text


@pytest.mark.usefixtures("waiting")
def test_a_screen_is_shut_out(visit: Visit) -> None:
    operator = visit("operator")
    page = operator.get("/desk/screens/")
    page = operator.send(page, page.form("/screens/"), **PAIRING)
    page = operator.send(page, page.form("/remove"))
    assert "lobby-1 is shut out" in page.text
    assert "0 screens" in page.text
