"""Who is let in: tokens, this machine itself, and nobody else's pages."""

import http.client
from pathlib import Path

import pytest

from tests.display.asking import ask
from tests.display.office import LOBBY, WALL, Office
from tests.display.screen import screen
from tests.display.wire import Wire
from tests.processes import Running, part
from tests.waiting import PATIENCE_S, until

FORWARDED = (
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Forwarded-Host": "127.0.0.1"},
    {"X-Forwarded-Whatever": "1"},
    {"Forwarded": "for=127.0.0.1"},
    {"X-Real-IP": "127.0.0.1"},
    {"Via": "1.1 proxy"},
)
FOREIGN_HOSTS = ("evil.example", "127.0.0.1.evil.example", "127.0.0.1:8081.evil", "localhost.", "192.168.1.5:8081", "0")
both_paths = pytest.mark.parametrize("query", ["", "?library=1"], ids=["plain", "library"])
Headers = dict[str, str]


def refusal(push: Running, query: str, headers: Headers | None = None, **auth: object) -> dict[str, object]:
    with wire(push, query, headers) as refused:
        problem = refused.refusal(auth)
    assert {"type", "title", "status", "detail"} <= set(problem)
    return problem


def wire(push: Running, query: str, headers: Headers | None = None) -> Wire:
    return Wire(push.ports["push"], headers, query.replace("?", "&"))


@both_paths
def test_a_paired_screen_gets_its_channel_from_anywhere(push: Running, office: Office, query: str) -> None:
    token = office.screen("s-paired", WALL)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    proxied = {"X-Forwarded-For": "10.0.0.9", "Host": "hub.office"}
    with wire(push, query, proxied) as wall:
        wall.enter({"token": token})
        assert wall.hello()["programme"]["number"] == office.numbers[WALL]


@both_paths
def test_an_unknown_token_is_refused_even_here(push: Running, query: str) -> None:
    problem = refusal(push, query, channel=LOBBY, token="x" * 43)
    assert (problem["status"], problem["type"]) == (401, "token-unknown")


@both_paths
@pytest.mark.parametrize("headers", FORWARDED, ids=lambda headers: next(iter(headers)))
def test_who_came_through_a_proxy_needs_a_token(push: Running, headers: dict[str, str], query: str) -> None:
    assert refusal(push, query, channel=LOBBY, headers=headers)["type"] == "token-missing"


@both_paths
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_name_for_this_machine_needs_a_token(push: Running, host: str, query: str) -> None:
    assert refusal(push, query, channel=LOBBY, headers={"Host": host})["type"] == "token-missing"


@both_paths
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8081"])
def test_this_machines_own_names_need_none(push: Running, host: str, query: str) -> None:
    with wire(push, query, {"Host": host}) as lobby:
        lobby.enter({"channel": LOBBY})
        assert lobby.hello()["number"]


@both_paths
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "garbage", ""])
def test_pages_of_other_sites_may_not_connect(push: Running, origin: str, query: str) -> None:
    with wire(push, query, {"Origin": origin}) as page:
        assert page.status == 403


@both_paths
def test_our_own_pages_may(push: Running, query: str) -> None:
    with wire(push, query, {"Origin": push.url("push")}) as lobby:
        lobby.enter({"channel": LOBBY})
        assert lobby.hello()["number"]


@both_paths
@pytest.mark.parametrize("channel", ["nowhere", "", "../x", None])
def test_a_channel_that_is_not_there_is_refused(push: Running, channel: str | None, query: str) -> None:
    assert refusal(push, query, channel=channel)["type"] == "channel-unknown"


@both_paths
def test_a_node_is_no_screen(push: Running, office: Office, query: str) -> None:
    token = office.node("n-socket")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    assert refusal(push, query, channel=LOBBY, token=token)["status"] == 403


@both_paths
def test_the_token_may_come_as_a_cookie_or_a_header(push: Running, office: Office, query: str) -> None:
    token = office.screen("s-cookie", LOBBY)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    for headers in ({"Cookie": f"other=1; foyer_screen={token}"}, {"Authorization": f"Bearer {token}"}):
        with wire(push, query, {**headers, "Host": "hub.office"}) as lobby:
            lobby.enter({"channel": LOBBY})
            assert lobby.hello(player="cookie")["number"]
    until(lambda: [each for each in office.spooled("online") if each["screen"] == "s-cookie"])


@both_paths
def test_a_screen_that_is_shut_out_is_disconnected(push: Running, office: Office, query: str) -> None:
    token = office.screen("s-barred", LOBBY)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    with screen(push, LOBBY, token, query=query) as barred, screen(push, LOBBY, query=query) as other:
        barred.hello()
        other.hello()
        office.bar(token)
        until(lambda: not barred.connected)
        assert other.connected
        assert refusal(push, query, channel=LOBBY, token=token)["type"] == "token-unknown"
        other.await_number(office.programme(LOBBY, "还在播放").number)


@both_paths
def test_a_screen_that_moves_is_told_its_new_channel(push: Running, office: Office, query: str) -> None:
    token = office.screen("s-moving", LOBBY)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    with screen(push, LOBBY, token, query=query) as moving:
        moving.hello()
        office.move(token, WALL)
        until(lambda: moving.channels == [WALL])
        current = office.numbers[WALL]
        moving.await_number(current)
        latest = office.programme(WALL, "新频道")
        moving.await_number(latest.number)
        office.programme(LOBBY, "旧频道")
        assert moving.hello(have=latest.number) == {"number": latest.number}
        assert [each["number"] for each in moving.programmes] == [current, latest.number]


@both_paths
def test_a_screen_that_asks_for_a_former_channel_is_told_too(push: Running, office: Office, query: str) -> None:
    token = office.screen("s-former", WALL)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    with screen(push, LOBBY, token, query=query) as former:
        until(lambda: former.channels == [WALL])
        assert former.hello()["number"] == office.numbers[WALL]


@pytest.mark.parametrize(
    "path", ["/feed/head", "/feed/access", f"/feed/programme/{LOBBY}", "/feed/edition/x", "/metrics", "/feed/blob/x"]
)
def test_without_a_token_only_this_machine_is_served(push: Running, path: str) -> None:
    assert ask(push, path).status in (200, 404)
    for headers in (*FORWARDED, {"Host": "hub.office"}, {"Origin": "http://evil.example"}):
        assert ask(push, path, headers=headers).problem == "token-missing"
    assert ask(push, path, token="wrong").problem in ("token-unknown", "too-many-wrong-tokens")


@pytest.mark.parametrize("path", ["/healthz", "/screens/", "/static/pairing.js"])
def test_some_things_are_for_everybody(push: Running, path: str) -> None:
    assert ask(push, path, headers={"Host": "hub.office", "X-Forwarded-For": "10.0.0.9"}).status == 200


def test_guessing_tokens_slows_the_guesser_only(push: Running, office: Office) -> None:
    token = office.screen("s-beside-a-guesser")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    problems = {ask(push, "/feed/head", token=f"guess-{n}").problem for n in range(40)}
    assert "too-many-wrong-tokens" in problems
    until(
        lambda: ("tokens_guessed", "127.0.0.1") in [(said["what"], said["name"]) for said in office.spooled("problem")]
    )
    assert ask(push, "/feed/head", token=token).status == 200
    assert ask(push, "/feed/head").status == 200


def test_a_player_page_asks_people_to_pair_and_programs_for_a_token(push: Running, office: Office) -> None:
    page = f"/screens/{LOBBY}/"
    assert ask(push, page).status == 200
    remote = {"Host": "hub.office"}
    assert ask(push, page, headers=remote).problem == "token-missing"
    person = ask(push, page, headers={**remote, "Accept": "text/html,*/*"})
    assert (person.status, person.headers["location"]) == (303, "/screens/")
    token = office.screen("s-page", WALL)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    moved = ask(push, page, headers={**remote, "Cookie": f"foyer_screen={token}"})
    assert (moved.status, moved.headers["location"]) == (303, f"/screens/{WALL}/")


def test_one_cannot_slip_a_forwarding_header_past_with_an_underscore(push: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", push.ports["push"], timeout=PATIENCE_S)
    connection.request("GET", "/healthz", headers={"X_Forwarded_For": "10.0.0.9"})
    assert connection.getresponse().status == 200
    connection.close()


def test_a_channel_that_is_not_here_leads_to_those_that_are(push: Running) -> None:
    """And looks again by itself, for a browser may start before its channel is there."""
    answer = ask(push, "/screens/%3Cscript%3Ex/")
    assert answer.status == 404
    assert "refresh" in answer.headers
    page = answer.body.decode()
    assert f'href="/screens/{LOBBY}/"' in page
    assert "<script>x" not in page
    assert "stylesheet" in page


def test_where_nothing_plays_yet_a_screen_waits_for_its_channel(tmp_path: Path) -> None:
    with part("push", tmp_path / "data") as empty:
        assert ask(empty, f"/screens/{LOBBY}/").status == 200
