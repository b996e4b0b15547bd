"""Tokens at the desk: made for one purpose and a time, listed, revoked; and what each opens at the API."""

import re

import pytest

from content.desk import tokens, verify
from content.desk.api import OPERATIONS, scopes
from content.desk.errors import Problem
from tests.content.desk.pages.browsing import Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import PASSWORD, Hands, Office
from tests.world.api import Caller

DAY = 24 * 3_600_000
NEW = {"label": "水位采集", "scope": ["read"], "days": "30", "current": PASSWORD}


def made(person: Reader, **changed: object) -> str:
    page = person.get("/desk/account/tokens/")
    page = person.send(page, page.form("/tokens/"), **NEW | changed)
    token = re.search(r"foyer_[\w-]{40,}", page.html)
    assert token, page.mistakes()
    assert token[0] not in person.get("/desk/account/tokens/").html
    return token[0]


def test_a_token_opens_what_it_was_made_for_and_nothing_else(visit: Visit, office: Office) -> None:
    author = visit("author")
    caller = Caller(author.client.application, made(author))
    assert caller.get("/api/notices").status_code == 200
    for method, path in (("POST", "/api/notices"), ("GET", "/api/ledger"), ("POST", "/api/media")):
        answer = caller.ask(method, path)
        assert (answer.status_code, answer.json["type"]) == (403, "wrong-scope"), path
    writer = Caller(author.client.application, made(author, scope=["notices"]))
    notice = {"channels": ["lobby-led"], "kind": "scroll", "text": "甲", "level": "routine"}
    assert writer.post("/api/notices", notice).status_code == 201
    assert writer.get("/api/notices").status_code == 403
    assert list(verify.faults(office.desk)) == []


def test_a_token_does_no_more_than_its_account(visit: Visit) -> None:
    author = visit("author")
    caller = Caller(author.client.application, made(author, reach="all"))
    answer = caller.post(
        "/api/channels", {"name": "gate", "size": [64, 64], "regions": [{"name": "m", "rect": [0, 0, 9, 9]}]}
    )
    assert (answer.status_code, answer.json["type"]) == (403, "wrong-role")


def test_a_token_ends_by_itself(visit: Visit, hands: Hands) -> None:
    author = visit("author")
    caller = Caller(author.client.application, made(author, days="7"))
    hands.advance(7 * DAY - 1)
    assert caller.get("/api/notices").status_code == 200
    hands.advance(1)
    answer = caller.get("/api/notices")
    assert (answer.status_code, answer.json["type"]) == (401, "token-expired")


def test_one_revokes_ones_own_and_the_security_administrator_any(visit: Visit, office: Office) -> None:
    author, security = visit("author"), visit("security")
    first, second = (Caller(author.client.application, made(author, label=name)) for name in ("one", "two"))
    page = author.get("/desk/account/tokens/")
    page = author.send(page, page.form("/revoke"))
    assert "The token is revoked" in page.text
    page = security.get("/desk/tokens/?name=author")
    assert page.text.count("林晓溪") >= 2
    page = security.send(page, page.form("/revoke"))
    assert [each.get("/api/notices").status_code for each in (first, second)] == [401, 401]
    assert list(verify.faults(office.desk)) == []


def test_nobody_revokes_or_sees_a_colleague_s(visit: Visit, office: Office) -> None:
    author, section = visit("author"), visit("section")
    caller = Caller(author.client.application, made(author))
    page = author.get("/desk/account/tokens/")
    form = page.form("/revoke")
    form.fields = section.get("/desk/account/tokens/").form("/tokens/").fields
    assert section.send(page, form).status == 404
    assert "水位采集" not in section.get("/desk/account/tokens/").text
    assert caller.get("/api/notices").status_code == 200
    for handle in ("%", "_" * 12, "0" * 12, "", "x" * 400):
        with pytest.raises(Problem), office.desk.database.transaction() as session:
            tokens.revoke(session, office.staff["author"], handle, now=office.now, origin="")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"label": ""}, "label"),
        ({"label": "长" * 61}, "label"),
        ({"scope": None}, "scope"),
        ({"scope": ["everything"]}, "scope"),
        ({"days": "100000"}, "days"),
        ({"days": None}, "days"),
        ({"current": "wrong"}, "current"),
        ({"current": None}, "current"),
    ],
)
def test_a_slip_makes_no_token(visit: Visit, changed: dict[str, object], field: str) -> None:
    author = visit("author")
    page = author.get("/desk/account/tokens/")
    answer = author.send(page, page.form("/tokens/"), **NEW | changed)
    assert (answer.status, answer.mistakes()) == (422, [field])
    assert "No program works in your name." in author.get("/desk/account/tokens/").text


def test_every_call_of_the_api_is_in_reach_of_some_scope() -> None:
    offered = scopes.every(OPERATIONS)
    assert offered[0] == "read"
    assert {scopes.of(operation) for operation in OPERATIONS} == set(offered)
    assert all(scopes.of(operation) in ("read", "ledger") for operation in OPERATIONS if operation.method == "GET")


def test_the_last_use_of_a_token_is_seen(visit: Visit, hands: Hands) -> None:
    author = visit("author")
    caller = Caller(author.client.application, made(author))
    assert "not yet" in author.get("/desk/account/tokens/").text
    caller.get("/api/notices")
    assert "not yet" not in author.get("/desk/account/tokens/").text


def test_signing_out_everywhere_ends_every_browser_and_no_token(visit: Visit) -> None:
    here, there = visit("author"), visit("author")
    caller = Caller(here.client.application, made(here))
    page = here.get("/desk/account/sign-ins/")
    assert page.text.count("this one") == 1
    page = here.send(page, page.form("/end-all"))
    assert "You are signed out everywhere." in page.text
    assert [each.get("/desk/").path for each in (here, there)] == ["/desk/sign-in"] * 2
    assert caller.get("/api/notices").status_code == 200
