"""The desk as somebody meets it who means harm: at the door, with another's cookie, by addresses and names."""

import re
from http.cookies import SimpleCookie
from urllib.parse import quote

from argon2 import extract_parameters
from flask import Flask
from flask.testing import FlaskClient

from content.desk import accounts, history, shutting_out
from content.desk.attempts import PAIR
from tests.content.desk.pages.browsing import Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.world import PASSWORD, Office

COOKIE = "foyer_desk"
ELSEWHERE = [
    "//evil.example",
    "///evil.example/desk/",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/desk/",
    "javascript:alert(1)",
    "/desk",
    "/desk/\r\nSet-Cookie: a=b",
    "/desk/\t//evil.example",
    "/desk/..//evil.example",
    "/desk//evil.example",
    "/desk/../kiosk/",
    "http://localhost@evil.example/desk/",
    "/desk\u2044..",
    " /desk/",
    "x" * 8000,
]
OUT_OF_A_FOLDER = [
    "static/../app.py",
    "static/%2e%2e/%2e%2e/app.py",
    "static/..%2f..%2fkeys.py",
    "static//etc/passwd",
    "static/..\\app.py",
    "static/css/%00.css",
    "fonts/../../hub/keys/signing.key",
    "media/../desk.db",
    "media/..%2fdesk.db",
    "media/%2e%2e%2fkeys%2fsessions.key",
    "media/" + "0" * 64 + "%2f..%2f..%2fdesk.db",
    "player/static/../../../hub/desk.db",
]


def cookie(client: FlaskClient) -> str:
    found = client.get_cookie(COOKIE, path="/")
    assert found
    return found.value


def with_cookie(app: Flask, value: str) -> Page:
    """The work list as a browser sees it that has nothing but this cookie."""
    client = app.test_client()
    client.set_cookie(COOKIE, value)
    return Reader(client).get("/desk/")


def test_a_copied_cookie_is_worth_nothing_after_signing_out(visit: Visit, app: Flask) -> None:
    author = visit("author")
    copied = cookie(author.client)
    assert with_cookie(app, copied).path == "/desk/"
    page = author.get("/desk/")
    author.send(page, page.form("/sign-out"))
    assert with_cookie(app, copied).path == "/desk/sign-in"


def test_a_copied_cookie_is_worth_nothing_after_the_password_was_changed_here(visit: Visit, app: Flask) -> None:
    author = visit("author")
    copied = cookie(author.client)
    page = author.get("/desk/account/")
    author.send(page, page.form(), current=PASSWORD, new="calm otter sings", again="calm otter sings")
    assert with_cookie(app, copied).path == "/desk/sign-in"
    assert author.get("/desk/").path == "/desk/"


def test_whoever_plants_a_cookie_before_somebody_signs_in_has_nothing(visit: Visit, app: Flask) -> None:
    victim = visit()
    door = victim.get("/desk/sign-in")
    planted = cookie(victim.client)
    victim.send(door, door.form("/sign-in"), name="author", password=PASSWORD)
    assert cookie(victim.client) != planted
    assert with_cookie(app, planted).path == "/desk/sign-in"


def test_a_form_s_token_of_before_the_sign_in_is_none_after_it(visit: Visit) -> None:
    person = visit()
    door = person.get("/desk/sign-in")
    token = door.form("/sign-in").fields["csrf_token"]
    person.send(door, door.form("/sign-in"), name="author", password=PASSWORD)
    assert person.client.post("/desk/sign-out", data={"csrf_token": token}).status_code == 400


def test_a_made_up_cookie_opens_nothing(app: Flask) -> None:
    for value in ("", "x", "eyJfdXNlcl9pZCI6IjEifQ", "a.b.c", "\x01", "." * 4000):
        assert with_cookie(app, quote(value)).path == "/desk/sign-in", value


def test_the_door_says_the_same_of_every_name(visit: Visit, office: Office) -> None:
    with office.desk.database.transaction() as session:
        shutting_out.disable(session, None, "duty", now=office.now, origin="console")
    tries = [("author", "wrong"), ("nobody", "wrong"), ("duty", "wrong"), ("duty", PASSWORD), ("x" * 40, "wrong")]
    said = set()
    for name, password in tries:
        page = visit().sign_in(name, password)
        said.add((page.status, re.sub(r"value=\"[^\"]*\"", "", page.html)))
    assert len(said) == 1


def test_a_name_that_nobody_has_costs_the_same_work() -> None:
    """The same parameters of the same function: the time taken says nothing."""
    assert extract_parameters(accounts._nobody()) == extract_parameters(accounts.STRONG.hash("any"))


def test_a_lock_says_the_same_of_every_name(visit: Visit) -> None:
    for name in ("author", "nobody"):
        assert [visit().sign_in(name, "wrong").status for _ in range(PAIR + 1)] == [401] * PAIR + [429]


def test_a_forged_address_is_not_believed(visit: Visit, office: Office) -> None:
    person = visit()
    statuses = []
    for number in range(PAIR + 1):
        door = person.get("/desk/sign-in")
        fields = dict(door.form("/sign-in").fields, name="author", password="wrong")
        forged = {"X-Forwarded-For": f"10.9.9.{number}", "X-Real-IP": "10.9.9.9", "Forwarded": "for=10.9.9.9"}
        statuses.append(person.client.post("/desk/sign-in", data=fields, headers=forged).status_code)
    assert statuses == [401] * PAIR + [429]
    with office.desk.database.reading() as session:
        assert {each.origin for each in history.listing(session)} == {"127.0.0.1"}


def test_the_door_leads_nowhere_else(visit: Visit) -> None:
    for elsewhere in ELSEWHERE:
        stranger = visit()
        door = stranger.get(f"/desk/sign-in?next={quote(elsewhere)}")
        fields = dict(door.form("/sign-in").fields, name="author", password=PASSWORD)
        answer = stranger.client.post("/desk/sign-in", query_string={"next": elsewhere}, data=fields)
        assert answer.location == "/desk/", elsewhere
        assert "a=b" not in str(answer.headers)


def test_the_page_that_a_form_stood_on_is_one_of_this_desk(visit: Visit) -> None:
    for referrer in ("https://evil.example/desk/notices/", "http://localhost@evil.example/", "http://localhost//evil/"):
        answer = visit().client.post("/desk/queue/lobby-led/move", headers={"Referer": referrer})
        assert answer.status_code in (302, 400, 404), referrer
        assert "evil" not in (answer.location or "")


def test_another_host_s_name_is_nowhere_in_an_answer(visit: Visit) -> None:
    author = visit("author")
    for path in ("/desk/", "/desk/sign-in", "/desk/account/", "/"):
        answer = author.client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
        assert "evil.example" not in answer.get_data(as_text=True) + str(answer.headers)


def test_no_address_leads_out_of_a_folder(visit: Visit) -> None:
    client = visit("author").client
    for path in OUT_OF_A_FOLDER:
        with client.get(f"/desk/{path}") as answer:
            assert answer.status_code in (302, 308, 400, 404), path
            assert b"SQLite" not in answer.data


def test_a_cookie_is_for_this_desk_alone(app: Flask) -> None:
    for base, secure in (("http://localhost", False), ("https://localhost", True)):
        client = app.test_client()
        door = Page(client.get("/desk/sign-in", base_url=base))
        fields = dict(door.form("/sign-in").fields, name="author", password=PASSWORD)
        answer = client.post("/desk/sign-in", data=fields, base_url=base, headers={"Referer": f"{base}/desk/sign-in"})
        said = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith(COOKIE))
        morsel = SimpleCookie(said)[COOKIE]
        assert (bool(morsel["secure"]), bool(morsel["httponly"]), morsel["samesite"]) == (secure, True, "Lax")
        assert not morsel["domain"]


def test_the_second_step_is_closed_without_the_first(visit: Visit) -> None:
    stranger = visit()
    assert stranger.get("/desk/sign-in/second").path == "/desk/sign-in"
    token = stranger.get("/desk/sign-in").form("/sign-in").fields["csrf_token"]
    answer = stranger.client.post("/desk/sign-in/second", data={"code": "000000", "csrf_token": token})
    assert answer.location == "/desk/sign-in"


def test_the_api_takes_a_token_in_its_header_only(visit: Visit, office: Office) -> None:
    author, token = visit("author"), office.token("author")
    assert author.client.get("/api/notices").status_code == 401
    assert author.client.get("/api/notices", headers={"Authorization": f"Basic {token}"}).status_code == 401
    for name in ("token", "access_token"):
        assert author.client.get("/api/notices", query_string={name: token}).status_code == 401


def test_other_methods_do_nothing(visit: Visit) -> None:
    author = visit("author")
    for method in ("TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "X"):
        answer = author.client.open("/desk/sign-out", method=method, headers={"X-HTTP-Method-Override": "POST"})
        assert answer.status_code in (400, 404, 405), method
        assert author.get("/desk/").path == "/desk/"
