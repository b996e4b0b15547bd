"""What somebody tries and may not: each attempt is refused, changes nothing, and stands in the ledger."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from content.desk import ledger, refusals, tokens
from content.desk.errors import Problem
from content.desk.models import LedgerEntry
from content.desk.refusals import AN_HOUR, MINUTE, Refusals
from tests.content.desk.pages.browsing import Reader
from tests.content.desk.pages.conftest import app, visit
from tests.world import Hands, Office
from tests.world.api import Api, Caller, ask
from tests.world.clock import DAY, HOUR

__all__ = ["app", "visit"]
Visit = Callable[..., Reader]


def refused(office: Office) -> list[LedgerEntry]:
    with office.desk.database.reading() as session:
        return [line for line in ledger.after(session, 0, 500) if line.kind == "refused"]


def told(office: Office) -> list[tuple[str, str, str]]:
    """(who, why, on what) of every refusal in the ledger."""
    return [(line.actor, str(line.details["why"]), line.subject) for line in refused(office)]


def in_review(office: Office, by: str = "author") -> int:
    return office.submit(office.write(by=by).id, by=by).id


def approve(api: Api, by: str, notice: int, content: str = "") -> Any:
    content = content or api.office.view(notice).newest.digest
    return api(by).post(f"/api/notices/{notice}/approve", {"content": content})


def test_own_approval(api: Api) -> None:
    notice = in_review(api.office, "section")
    assert approve(api, "section", notice).status_code == 403
    assert told(api.office) == [("section", "own-notice", f"notice:{notice}")]
    assert api.office.view(notice).state == "submitted"


def test_the_same_person_twice(api: Api) -> None:
    notice = in_review(api.office)
    assert approve(api, "section", notice).status_code == 200
    assert approve(api, "section", notice).status_code == 403
    assert told(api.office) == [("section", "decided-already", f"notice:{notice}")]


def test_an_edit_between_looking_and_approving(api: Api) -> None:
    office = api.office
    notice = in_review(office)
    seen = office.view(notice).newest.digest
    office.revise(notice, "别的内容", level="urgent", end="2030-01-01T08:00:00+08:00")
    office.submit(notice)
    answer = approve(api, "section", notice, seen)
    assert (answer.status_code, answer.json["changed"]) == (409, ["end", "level", "text"])
    assert told(office) == [("section", "stale-content", f"notice:{notice}")]
    assert [each.verdict for each in office.view(notice).newest.decisions] == ["submit"]


def test_another_picture_under_the_same_words(api: Api) -> None:
    """Media are in the content by their hash: other bytes are another content."""
    office = api.office
    notice = office.write("同样的话").id
    office.submit(notice)
    assert approve(api, "section", notice, "0" * 64).status_code == 409


def test_a_form_that_is_sent_again(visit: Visit, office: Office) -> None:
    notice = in_review(office)
    section = visit("section")
    page = section.get(f"/desk/notices/{notice}/")
    form = page.form("/approve")
    assert "Approved." in section.send(page, form).text
    assert section.send(page, form).status == 403
    office.approve(notice, "office")
    assert section.send(page, form).status == 409
    assert {why for _, why, _ in told(office)} == {"decided-already", "not-submitted"}
    assert len(office.view(notice).newest.decisions) == 3


def test_a_number_that_was_made_up(api: Api) -> None:
    for path in ("/api/notices/4711/approve", "/api/notices/-1/approve", "/api/notices/9999999999999999/approve"):
        assert api("section").post(path, {"content": "0" * 64}).status_code == 404
    assert ("section", "no-notice", "notice:4711") in told(api.office)


def test_an_address_that_was_made_up(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get("/desk/account/")
    for action in ("/desk/imports/of-another/keep", "/desk/nowhere/1/approve"):
        assert author.send(page, replace(page.form(), action=action)).status == 404
    assert author.get("/desk/nowhere/").status == 404
    assert told(office) == [("author", "no-such-address", "desk")] * 2


def test_a_role_that_is_missing(api: Api, visit: Visit) -> None:
    office = api.office
    notice = in_review(office)
    assert approve(api, "office", notice).status_code == 403
    assert approve(api, "director", notice).status_code == 403
    assert visit("author").get("/desk/chains/").status == 403
    assert [(who, why) for who, why, _ in told(office)] == [
        ("office", "wrong-role"),
        ("director", "wrong-role"),
        ("author", "wrong-role"),
    ]


def test_a_token_that_is_over_was_revoked_or_is_of_another_office(api: Api, hands: Hands) -> None:
    office = api.office
    notice = in_review(office)
    with office.desk.database.transaction() as session:
        section = office.staff["section"]
        over = tokens.make(session, section, "section", days=1, now=office.now, origin="")
    revoked = office.token("section")
    with office.desk.database.transaction() as session:
        tokens.revoke_all(session, None, "section", now=office.now, origin="")
    hands.advance(DAY)
    decision = {"content": office.view(notice).newest.digest}
    for token in (over, revoked, "foyer_of-another-office"):
        answer = Caller(api.app, token).post(f"/api/notices/{notice}/approve", decision)
        assert answer.status_code == 401
        hands.advance(MINUTE)
    assert {why for _, why, _ in told(office)} <= {"wrong-token", "token-expired"}
    assert len(told(office)) == 3
    assert office.view(notice).newest.due is not None


def test_a_form_of_another_site(visit: Visit, office: Office) -> None:
    notice = in_review(office)
    section = visit("section")
    section.get(f"/desk/notices/{notice}/")
    path = f"/desk/notices/{notice}/approve"
    content = office.view(notice).newest.digest
    for forged in ({}, {"csrf_token": "made-up"}):
        answer = section.client.post(path, data={"content": content, **forged})
        assert answer.status_code == 400
    assert told(office) == [("section", "foreign-form", f"notice:{notice}")]
    assert len(office.view(notice).newest.decisions) == 1


def test_a_stranger_decides_on_nothing(api: Api, visit: Visit) -> None:
    notice = in_review(api.office)
    content = {"content": api.office.view(notice).newest.digest}
    assert ask(api.app, f"/api/notices/{notice}/approve", method="POST", json=content).status_code == 401
    assert visit().client.post(f"/desk/notices/{notice}/approve", data=content).status_code in (302, 400)
    assert len(api.office.view(notice).newest.decisions) == 1


def test_who_tries_for_hours_does_not_fill_the_ledger(office: Office) -> None:
    noted = Refusals(office.desk.database)
    problem = Problem(403, "wrong-role", "no")

    def tried(number: int, at: int) -> None:
        noted.note(None, problem, f"notice:{number}", "POST", f"/{number}", now=office.now + at, origin="1.2.3.4")

    for second in range(59):
        tried(1, second * 1000)
    assert len(refused(office)) == 1
    for number in range(2, 500):
        tried(number, MINUTE)
    assert len(refused(office)) == AN_HOUR
    tried(1, 2 * HOUR)
    assert sum(line.details.get("left_out", 0) for line in refused(office)) == 59 + 498 - AN_HOUR


def test_looking_for_what_is_not_there_is_no_attack() -> None:
    missing = Problem(404, "no-notice", "there is no such notice")
    assert not refusals.is_told(missing, "GET")
    assert refusals.is_told(missing, "POST")
    assert not refusals.is_told(Problem(400, "missing", "is missing"), "POST")
