"""From a code on a new screen to its channel."""

import hashlib

from content.published.access import token_digest
from tests.display.asking import Answer, ask
from tests.display.office import LOBBY, WALL, Office
from tests.display.wire import Wire
from tests.processes import Running
from tests.waiting import until

REMOTE = {"Host": "hub.office:8081"}


def _cookie(answer: Answer) -> set[str]:
    """What the answer's cookie says, but until which second: that differs from one answer to the next."""
    return {part for part in answer.headers["set-cookie"].split("; ") if not part.startswith("Expires=")}


def test_a_new_screen_is_paired_by_its_code(push: Running, office: Office) -> None:
    given = ask(push, "/screens/pair", "POST", headers=REMOTE).json()
    code, secret = given["code"], given["secret"]
    assert len(code) == 6
    assert not set(code) & set("ILO01")
    assert len(secret) >= 40
    (asked,) = [each for each in office.spooled("pair") if each["code"] == code]
    assert asked["secret_sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(asked)

    waiting = ask(push, f"/screens/pair/{secret}", headers=REMOTE)
    assert (waiting.json(), "set-cookie" in waiting.headers) == ({"channel": None}, False)

    office.screens[token_digest(secret)] = {"screen": "s-new", "channel": WALL}
    office.access()
    until(lambda: ask(push, f"/screens/pair/{secret}", headers=REMOTE).json() == {"channel": WALL})
    cookie = _cookie(ask(push, f"/screens/pair/{secret}", headers=REMOTE))
    assert {f"foyer_screen={secret}", "HttpOnly", "SameSite=Strict", "Path=/"} <= cookie

    own = {**REMOTE, "Cookie": f"foyer_screen={secret}"}
    page = ask(push, f"/screens/{WALL}/", headers=own)
    assert (page.status, _cookie(page)) == (200, cookie)
    again = ask(push, "/screens/", headers=own)
    assert (again.status, again.headers["location"]) == (303, f"/screens/{WALL}/")
    with Wire(push.ports["push"], own) as screen:
        screen.enter({"channel": WALL})
        assert screen.hello()["programme"]["number"] == office.numbers[WALL]


def test_behind_tls_the_cookie_never_leaves_it(push: Running, office: Office) -> None:
    token = office.screen("s-tls", LOBBY)
    proxied = {**REMOTE, "X-Forwarded-Proto": "https"}
    until(lambda: ask(push, f"/screens/pair/{token}", headers=proxied).json()["channel"])
    assert "Secure" in ask(push, f"/screens/pair/{token}", headers=proxied).headers["set-cookie"]


def test_a_nodes_token_pairs_no_screen(push: Running, office: Office) -> None:
    token = office.node("n-pair")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    assert ask(push, f"/screens/pair/{token}").json() == {"channel": None}


def test_another_sites_page_gets_no_code(push: Running) -> None:
    refused = ask(push, "/screens/pair", "POST", headers={"Origin": "http://evil.example"})
    assert refused.problem == "origin-refused"


def test_codes_run_out_for_who_asks_too_often(push: Running, office: Office) -> None:
    answers = [ask(push, "/screens/pair", "POST") for _ in range(30)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert refused[0].problem == "too-many-codes"
    assert int(refused[0].headers["retry-after"]) > 0
    assert len(office.spooled("pair")) < 20


def test_the_pairing_page_keeps_to_itself(push: Running) -> None:
    page = ask(push, "/screens/", headers=REMOTE)
    assert page.status == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    text = page.body.decode()
    assert "<script>" not in text
    assert "style=" not in text
    assert "http://" not in text
