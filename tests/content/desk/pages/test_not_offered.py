"""What the desk offers to one person and not to another, sent by the other all the same: refused as what it is, and
entered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from flask import Flask

from content.desk import ledger, numbers
from content.desk.alerts import writing
from content.desk.errors import Problem
from content.desk.moments import utc_day
from tests.content.desk.alerts import duty
from tests.content.desk.pages.browsing import Form, Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.content.desk.pages.things import furnish
from tests.world import Office
from tests.world.office import ORIGIN

PEOPLE = ("author", "section", "duty", "operator", "security", "admin", "audit")
LED, SCREEN = "lobby-led", "local:lobby-led:thing-000"
ABOUT_ONE = (
    *(f"/desk/notices/{number}/{page}" for number in (1, 2, 3) for page in ("", "edit")),
    *("/desk/records/1/", "/desk/records/1/edit", "/desk/records/department/new", "/desk/alerts/2/"),
    *(f"/desk/{place}/{LED}/" for place in ("queue", "patterns", "channels", "screens/hours")),
    *("/desk/chains/notice/routine/", f"/desk/screens/{SCREEN}/"),
    *(f"/desk/accounts/{name}/" for name in ("author", "security", "admin")),
)
OWN = ("/desk/account/", "/desk/sign-out", "/desk/language")
"""What everybody may: forms there are about whoever sends them."""
# What a form leaves to be filled in.
TYPED = {
    "attribute": "open",
    "secrecy": "none",
    "code": "123456",
    "name": "x",
    "keeper": "x",
    "reason": "x",
    "words": "x",
}
# Each attempt from another desk: of one, the ledger takes only so many an hour.
DESKS = (f"10.0.{number // 250}.{number % 250}" for number in count())


@dataclass
class Forbidden:
    """The types of all refusals (403) that the desk's rules came to, whatever a page made of them."""

    types: list[str] = field(default_factory=list)


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> Forbidden:
    found, init = Forbidden(), Problem.__init__

    def noted(self: Problem, status: int, type: str, message: str, **more: Any) -> None:
        init(self, status, type, message, **more)
        if status == 403:
            found.types.append(type)

    monkeypatch.setattr(Problem, "__init__", noted)
    return found


@pytest.fixture
def people(office: Office, visit: Visit) -> dict[str, Reader]:
    """At an office with one of everything, a notice and an alert that wait, and words that led nowhere."""
    furnish(office, many=False)
    told: dict[str, Any] = {"now": office.now, "origin": ORIGIN}
    day = utc_day(office.now)
    with office.desk.database.transaction() as session:
        writing.write(session, office.staff["duty"], duty.said(office, event="x"), **told)
        numbers.take(session, [[day.isoformat(), "unanswered", "x", 3]], day)
    office.submit(office.write().id)
    return {name: visit(name) for name in PEOPLE}


def test_what_is_not_offered_is_refused_and_entered(
    office: Office, app: Flask, people: dict[str, Reader], forbidden: Forbidden
) -> None:
    offered = {name: dict(_offered(app, person)) for name, person in people.items()}
    every = {key: form for forms in offered.values() for key, form in forms.items()}
    refused = set()
    for (action, fields), form in every.items():
        for name, person in people.items():
            if (action, fields) in offered[name]:
                continue
            forbidden.types.clear()
            status, entered = _sent(office, person, action, form.fields)
            if forbidden.types or status == 403:
                assert (status, entered) == (403, [name]), (action, name, forbidden.types)
                refused.add(action.removeprefix("/desk/"))
            else:
                assert status in (302, 404, 409, 422), (action, name)
    assert refused > {
        *("alerts/new", "alerts/cap", "alerts/2/confirm", "alerts/2/break-glass", "alerts/2/discard"),
        *("notices/new", "notices/1/edit", "notices/3/approve", "records/1/edit", "records/1/submit", "readings/"),
        *("accounts/", "accounts/author/password", "accounts/author/roles", "accounts/admin/roles", "access-rules/"),
        *("screens/", f"screens/{SCREEN}/", "channels/lobby-led/", "patterns/lobby-led/", "numbers/answered"),
        *("chains/notice/routine/", "imports/keep"),
    }


@pytest.mark.parametrize(
    ("name", "page", "verb"),
    [
        ("duty", "/desk/alerts/2/", "confirm"),
        ("author", "/desk/notices/2/edit", ""),
        ("security", "/desk/accounts/author/", "password"),
        ("security", "/desk/accounts/author/", "roles"),
    ],
)
def test_a_role_is_not_for_oneself_nor_for_what_is_anothers(
    office: Office, people: dict[str, Reader], forbidden: Forbidden, name: str, page: str, verb: str
) -> None:
    shown = people["security" if name == "security" else "section"].get(page)
    action = (shown.form(verb).action or page).replace("/author/", "/security/")
    assert _sent(office, people[name], action, shown.form(verb).fields) == (403, [name])
    assert forbidden.types


def _offered(app: Flask, person: Reader) -> Iterator[tuple[tuple[str, ...], Form]]:
    """The forms of all pages that this person may open, by where they go and what they ask."""
    for path in (*_pages(app), *ABOUT_ONE):
        answer = person.client.get(path)
        if answer.status_code == 200 and answer.mimetype == "text/html":
            for form in Page(answer).forms:
                action = form.action.partition("?")[0] or path
                if "csrf_token" in form.fields and not action.startswith(OWN):
                    yield (action, " ".join(sorted(form.fields))), form


def _pages(app: Flask) -> list[str]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("desk.") and not rule.arguments]
    return [rule.rule for rule in rules if "GET" in (rule.methods or ()) and "." not in rule.rule]


def _sent(office: Office, person: Reader, action: str, fields: dict[str, list[str]]) -> tuple[int, list[str]]:
    """The answer, and whose refusals the ledger has since."""
    token = person.get("/desk/account/").form().fields["csrf_token"]
    filled = {name: [each or TYPED.get(name, "") for each in given] for name, given in fields.items()}
    with office.desk.database.reading() as session:
        before = max(line.seq for line in ledger.after(session, 0, 100_000))
    data = {**TYPED, **filled, "csrf_token": token}
    answer = person.client.post(action, data=data, environ_overrides={"REMOTE_ADDR": next(DESKS)})
    with office.desk.database.reading() as session:
        since = ledger.after(session, before, 100)
        return answer.status_code, [line.actor for line in since if line.kind == "refused"]
