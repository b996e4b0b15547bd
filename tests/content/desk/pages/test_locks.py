"""Every page of the desk and every call of the API, walked by the map of addresses: pages yet to come are in it too."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from content.desk import ledger
from content.desk.pages.signed_in import OPEN
from tests.content.desk.pages.conftest import Visit
from tests.world import Office

TOLD = frozenset({"health.healthz", "health.metrics", "api.openapi", "front"})
"""What anybody may ask."""
OWN = frozenset(
    {
        "desk.door.sign_in", "desk.door.second", "desk.door.sign_out", "desk.my_sign_ins.end_all", "desk.account.show",
        "desk.ledger.check",
    }
)  # fmt: skip
"""Forms that change nothing of the office."""
NOTHING = "desk.kiosk.through"
"""What a kiosk's page tells of its visitors while staff look at it: nobody takes it."""
WRITES = frozenset({"POST", "PUT", "DELETE", "PATCH"})


@pytest.fixture
def rules(app: Flask) -> list[tuple[str, str, str]]:
    """(method, endpoint, address) of everything there is, a likely value in each gap of an address."""
    return list(_filled(app))


def _filled(app: Flask) -> Iterator[tuple[str, str, str]]:
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            address = adapter.build(rule.endpoint, _values(rule), append_unknown=False)
            for method in sorted((rule.methods or set()) & {"GET", *WRITES}):
                yield method, rule.endpoint, address


def _values(rule: Rule) -> dict[str, object]:
    """The number of a notice, one of the words to choose from, or the name of a channel."""
    return {name: _value(rule.rule, name) for name in rule.arguments}


def _value(address: str, name: str) -> object:
    words = re.search(rf"any\((\w+)[^)]*\):{name}", address)
    if words:
        return words[1]
    return 1 if f"int:{name}" in address or name == "id" else "lobby-led"


def test_a_stranger_gets_no_further_than_the_door(app: Flask, rules: list[tuple[str, str, str]]) -> None:
    client = app.test_client()
    assert {endpoint for _, endpoint, _ in rules} > OPEN | TOLD
    for method, endpoint, address in rules:
        if endpoint in OPEN | TOLD or endpoint.endswith((".static", ".font")):
            continue
        answer = client.open(address, method=method)
        if address.startswith("/api/"):
            assert answer.status_code == 401, (method, address)
        elif method == "GET":
            assert answer.headers.get("Location", "").startswith("/desk/sign-in"), (method, address)
        else:
            assert answer.status_code in (302, 400), (method, address)


def test_no_form_is_taken_from_another_site(visit: Visit, rules: list[tuple[str, str, str]]) -> None:
    """Such a form comes with the session and without the page's own token."""
    client = visit("admin").client
    for method, endpoint, address in rules:
        if method == "POST" and endpoint.startswith("desk."):
            answer = client.post(address, data={"name": "evil"})
            assert answer.status_code in (400, 404) or (endpoint, answer.status_code) == (NOTHING, 204), address


@pytest.mark.parametrize("name", ["duty", "operator", "admin"])
def test_no_form_fails_by_what_is_in_it(visit: Visit, rules: list[tuple[str, str, str]], name: str) -> None:
    """Empty, and with a word in each field that is none of those to choose from."""
    writer = visit(name)
    token = writer.get("/desk/account/").form().fields["csrf_token"][0]
    fields = (
        "name channel colour kind level where hours expires start updates days times keeper code file to verb seconds"
    )
    for method, endpoint, address in rules:
        if method == "POST" and endpoint.startswith("desk.") and endpoint not in OWN:
            for said in ({}, dict.fromkeys(fields.split(), "nonsense")):
                answer = writer.client.post(address, data={**said, "csrf_token": token})
                assert answer.status_code < 500, (address, said)


def test_who_only_reads_changes_nothing(office: Office, visit: Visit, rules: list[tuple[str, str, str]]) -> None:
    """Every form and every call that writes, from an account without any role in what it is about."""
    digest = office.submit(office.write().id).newest.digest
    reader = visit("secrecy")
    token = reader.get("/desk/account/").form().fields["csrf_token"][0]
    said = {"content": digest, "seen": digest, "reason": "x", "name": "x", "words": "x", "text": "x", "to": "down"}
    bearer = {"Authorization": f"Bearer {office.token('secrecy')}"}
    before = lines(office)
    for method, endpoint, address in rules:
        if method not in WRITES or endpoint in OWN:
            continue
        if address.startswith("/api/"):
            answer = reader.client.open(address, method=method, headers=bearer, json=said)
        else:
            answer = reader.client.open(address, method=method, data={**said, "notice": "1", "csrf_token": token})
        assert answer.status_code < 500, (method, address)
        assert lines(office) == before, (method, address)
    assert office.view(1).state == "submitted"


def lines(office: Office) -> int:
    with office.desk.database.reading() as db:
        return sum(line.kind != "refused" for line in ledger.after(db, 0, 100_000))
