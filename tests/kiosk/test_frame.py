"""What every page needs behind it: its measure, its language, pages made ready, pages kept, marks of age."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import BadSettings, Settings, load
from content.published.clock import Clock, wall
from content.published.programme import parse
from kiosk.app import create_app
from kiosk.freshness import LONG, freshness
from kiosk.panel import px_per_mm
from kiosk.rendered import Page, Pages, airing
from kiosk.wording import foreign, plain, spoken
from tests.kiosk import bodies
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.waiting import until

RECORDS = {each["id"]: each for each in (bodies.OFFICE, bodies.GUIDE, bodies.DEPARTMENT)}


WINDOWS = [[10, 20, "L1", 10], [20, 30, "L1", 20]]


def settings(*flags: str) -> Settings:
    return load("kiosk", flags, {})


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    made = Lobby(tmp_path / "data")
    made.publish_records(RECORDS)
    made.publish({"n1r1": words("今日停水")})
    return made


@pytest.fixture
def visitor(lobby: Lobby) -> FlaskClient:
    return create_app(settings("--data", str(lobby.data)), holding=lobby.holding()).test_client()


@pytest.mark.parametrize(
    ("flags", "px"),
    [
        ((), 2.017),
        (("--panel-inches", "21.5"), 4.034),
        (("--panel-pixels", "3840x2160"), 4.034),
        (("--panel-width-mm", "540"), 2.0),
        (("--panel-height-mm", "960"), 2.0),
        (("--panel-width-mm", "540", "--panel-height-mm", "480", "--panel-inches", "3"), 4.0),
    ],
)
def test_the_panel_is_measured_by_what_is_known_best(flags: tuple[str, ...], px: float) -> None:
    assert px_per_mm(settings(*flags)) == pytest.approx(px, abs=0.001)


def test_the_measure_is_a_sheet_that_a_browser_keeps_until_the_panel_changes(visitor: FlaskClient) -> None:
    answer = visitor.get("/panel.css")
    assert (answer.mimetype, answer.text) == ("text/css", ":root {\n  --mm: 2.0169px;\n  --low: 60vh;\n}\n")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "immutable" in visitor.get("/panel.css?mm=2.0169&low=60").headers["Cache-Control"]
    assert '/panel.css?mm=2.0169&amp;low=60"' in visitor.get("/").text


def test_how_far_a_hand_reaches_that_is_low_is_the_panels_own(lobby: Lobby) -> None:
    """Who sits reaches as high everywhere, which is another part of each panel."""
    told = settings("--data", str(lobby.data), "--low-reach", "75")
    client = create_app(told, holding=lobby.holding()).test_client()
    assert "--low: 75vh;" in client.get("/panel.css").text
    assert "immutable" not in client.get("/panel.css?mm=2.0169&low=60").headers["Cache-Control"]
    for wrong in ("49", "81", "60%", "sixty"):
        with pytest.raises(BadSettings, match="from 50 to 80"):
            settings("--low-reach", wrong)


def test_every_link_keeps_the_language_and_the_house_language_needs_no_word(visitor: FlaskClient) -> None:
    english = visitor.get("/guides/?lang=en").text
    assert 'href="/guides/water-abstraction/?lang=en"' in english
    assert 'href="/guides/"' in english
    assert 'href="/guides/?lang=zh-Hant"' in english
    assert "lang=" not in visitor.get("/guides/").text.partition('class="dock-home"')[2].partition("dock-language")[0]
    assert "/now/?lang" not in english


def test_the_language_links_of_a_page_keep_what_else_was_asked(visitor: FlaskClient) -> None:
    assert 'href="/search/?q=%E5%8F%96%E6%B0%B4&amp;lang=en"' in visitor.get("/search/?q=取水").text


def test_pages_point_to_the_rules_of_what_is_made_ready_and_nothing_else_does(visitor: FlaskClient) -> None:
    pointed = visitor.get("/").headers["Speculation-Rules"]
    answer = visitor.get(pointed.strip('"'))
    assert answer.content_type == "application/speculationrules+json"
    first, other = json.loads(answer.text)["prerender"]
    assert (first["eagerness"], other["eagerness"]) == ("immediate", "moderate")
    assert {"not": {"href_matches": {"pathname": "/search/", "search": "*q=*"}}} in other["where"]["and"]
    assert "unsafe" not in visitor.get("/").headers["Content-Security-Policy"]
    for path in ("/now/", "/healthz", "/panel.css", "/programme/kiosk/"):
        assert "Speculation-Rules" not in visitor.get(path).headers


def test_a_page_that_did_not_change_is_not_sent_again(visitor: FlaskClient) -> None:
    first = visitor.get("/guides/")
    again = visitor.get("/guides/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert visitor.get("/guides/?lang=en").headers["ETag"] != first.headers["ETag"]


def test_a_page_is_kept_until_anything_in_it_changes(lobby: Lobby) -> None:
    moment = [wall()]
    holding = lobby.holding(Clock(lambda: moment[0]))
    visitor = create_app(settings("--data", str(lobby.data)), holding=holding).test_client()
    assert "今日停水" in visitor.get("/").text
    holding.start()
    lobby.publish({"n2r1": words("今日来水")})
    until(lambda: "今日来水" in visitor.get("/").text)
    holding.stop()
    clock = visitor.get("/").text.partition('class="clock-time">')[2][:5]
    moment[0] += 60_000
    assert visitor.get("/").text.partition('class="clock-time">')[2][:5] != clock


def test_what_was_typed_is_not_kept(visitor: FlaskClient) -> None:
    assert "ETag" in visitor.get("/guides/").headers
    assert "ETag" not in visitor.get("/search/?q=取水").headers
    assert "ETag" not in visitor.get("/guides/?q=取水").headers


def test_a_kept_page_is_the_same_in_all_that_is_sent(visitor: FlaskClient) -> None:
    made, kept = visitor.get("/guides/?lang=en"), visitor.get("/guides/?lang=en")
    assert (kept.status, list(kept.headers), kept.data) == (made.status, list(made.headers), made.data)
    assert "default-src 'self'" in kept.headers["Content-Security-Policy"]
    again = visitor.get("/guides/?lang=en", headers={"If-None-Match": made.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", made.headers["ETag"])
    assert 'foyer_kiosk_answers_total{status="200"} 2.0' in visitor.get("/metrics").text


def test_only_the_pages_asked_for_last_are_kept() -> None:
    pages = Pages(2)
    for name in "abac":
        pages.put(name, Page([], name.encode(), name))
    assert [pages.get(name) is not None for name in "abc"] == [True, False, True]


def test_what_is_due_changes_at_the_edges_of_windows_only() -> None:
    body = {
        "kind": "programme", "format": 1, "channel": "kiosk", "number": 1, "built_at": 0, "good_until": 1000,
        "zone": "Asia/Shanghai", "size": [1, 1], "loops": {"L0": [["idle", 1]], "L1": [["n1", 1]]},
        "items": {"idle": {"kind": "idle", "text": "x", "approved_by": "1-a"}, "n1": words("x")},
        "regions": [
            {"name": "main", "rect": [0, 0, 1, 1], "windows": WINDOWS, "fallback": "L0"},
            {"name": "alert", "rect": [0, 0, 1, 1], "windows": [], "fallback": None},
        ],
    }  # fmt: skip
    programme = parse(body)
    assert [now for now in range(1, 40) if airing(programme, now) != airing(programme, now - 1)] == [10, 20, 30]


def test_age_is_told_only_when_the_upstream_has_been_gone_for_long(lobby: Lobby) -> None:
    moment = [wall()]
    gone = moment[0]
    holding = lobby.holding(Clock(lambda: moment[0]))
    (lobby.data / "feed.json").write_text(json.dumps({"state": "disconnected", "since": gone, "problems": []}))
    stale = freshness(holding, lobby.data, "http://127.0.0.1:9")
    assert stale() is None
    moment[0] = gone + LONG + 1
    told = stale()
    assert told is not None
    assert holding.view.programme is not None
    assert round(told.timestamp() * 1000) == holding.view.programme.built_at
    assert freshness(holding, lobby.data, None)() is None
    (lobby.data / "feed.json").write_text(json.dumps({"state": "connected", "since": gone, "problems": []}))
    moment[0] += 60_000
    assert stale() is None


def test_the_mark_of_age_stands_on_the_notices_and_nowhere_else(lobby: Lobby) -> None:
    since = wall() - LONG - 60_000
    (lobby.data / "feed.json").write_text(json.dumps({"state": "disconnected", "since": since, "problems": []}))
    flags = ("--upstream", "http://127.0.0.1:9", "--hub-key", "A" * 43 + "=", "--upstream-token", "t" * 20)
    visitor = create_app(settings("--data", str(lobby.data), *flags), holding=lobby.holding()).test_client()
    assert 'class="stale"' in visitor.get("/").text
    assert 'class="stale"' not in visitor.get("/guides/").text


def test_words_in_another_language_say_so(visitor: FlaskClient) -> None:
    text = {"zh-Hans": "取水 <许可>"}
    with visitor.application.test_request_context("/?lang=en"):
        shown = visitor.application.jinja_env.filters["words"](text)
        assert (str(shown), plain(text), spoken(text)) == (
            '<span lang="zh-Hans">取水 &lt;许可&gt;</span>', "取水 <许可>", "zh-Hans",
        )  # fmt: skip
        assert foreign(text)
        assert not foreign(None)
    with visitor.application.test_request_context("/"):
        assert str(visitor.application.jinja_env.filters["words"](text)) == "取水 &lt;许可&gt;"
        assert not foreign(text)


@pytest.mark.parametrize("host", ["..", "a b", "foo@bar", "[::1", "x" * 3000, "\xff", "kiosk:port"])
def test_a_host_that_is_none_is_no_fault_of_the_kiosk(visitor: FlaskClient, host: str) -> None:
    for path in ("/", "/search/?q=x", "/now/", "/nothing/", "/guides"):
        answer = visitor.get(path, headers={"Host": host})
        assert answer.status_code < 500
        assert "Traceback" not in answer.text
