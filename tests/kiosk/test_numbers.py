"""Numbers without people: counted in memory, told through the spool, and never who it was or what one visitor typed."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from config.settings import load
from content.published.clock import Clock
from content.published.spool import Spool, entries
from kiosk.app import create_app
from kiosk.numbers.counting import A_SECOND
from kiosk.numbers.tally import LEAST_VISITS, LONGEST, MOST, Count, Tally
from kiosk.numbers.telling import tell, told
from tests.kiosk.bodies import GUIDE
from tests.kiosk.lobby import Lobby

DAY = "2036-11-22"
NOON = 2_110_939_200_000
"""Of that day in Shanghai; after everything that a test publishes."""
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def client(tmp_path: Path, tally: Tally) -> FlaskClient:
    lobby = Lobby(tmp_path / "data")
    lobby.publish_records({GUIDE["id"]: GUIDE})
    settings = load("kiosk", ["--data", str(lobby.data)], {})
    holding = lobby.holding(Clock(lambda: NOON, lambda: 0))
    return create_app(settings, holding=holding, tally=tally).test_client()


def said(client: FlaskClient, **what: Any) -> int:
    return client.post("/counted/", data=json.dumps(what), content_type="application/json").status_code


def counts(tally: Tally) -> dict[tuple[str, str], int]:
    return {(each.what, each.name): each.times for each in tally.taken()}


def test_a_page_its_language_and_its_modes_are_counted_by_day(client: FlaskClient, tally: Tally) -> None:
    for _ in range(2):
        assert said(client, page="/guides/water-abstraction/", lang="en", mode="elder-low") == 204
    found = tally.taken()
    assert {each.day for each in found} == {DAY}
    assert {(each.what, each.name): each.times for each in found} == {
        ("page", "/guides/water-abstraction/"): 2,
        ("language", "en"): 2,
        ("mode", "elder"): 2,
        ("mode", "low"): 2,
    }


@pytest.mark.parametrize(
    "page",
    [
        *("/nowhere/", "/now/", "/healthz", "guides", "//evil/", "/guides\n/", "/" + "x" * 900, ""),
        *("/guides/made-up/", "/floors/77/", "/catalog/item/made/up/", "/guides/water-abstraction/forms/12345/"),
    ],
)
def test_what_is_no_page_of_this_kiosk_is_not_counted(client: FlaskClient, tally: Tally, page: str) -> None:
    assert said(client, page=page) == 204
    assert tally.taken() == []


def test_looking_at_a_page_counts_nothing_by_itself(client: FlaskClient, tally: Tally) -> None:
    """A page made ready ahead of the touch may never be seen."""
    client.get("/guides/")
    client.get("/search/?q=zzzzzz")
    assert tally.taken() == []


@given(body=st.binary(max_size=60) | JSON.map(lambda each: json.dumps(each).encode()))
def test_nothing_that_is_sent_costs_more_than_a_refusal(body: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    tally = Tally()
    settings = load("kiosk", ["--data", str(tmp_path_factory.getbasetemp() / "none")], {})
    lobby = Lobby(tmp_path_factory.getbasetemp() / "none")
    app = create_app(settings, holding=lobby.holding(), tally=tally)
    assert app.test_client().post("/counted/", data=body).status_code in (204, 400)


def test_a_prankster_cannot_count_on_and_on(client: FlaskClient, tally: Tally) -> None:
    for _ in range(40 * A_SECOND):
        said(client, page="/guides/")
    assert counts(tally)["page", "/guides/"] == A_SECOND


def test_words_asked_in_vain_are_told_only_when_several_visits_asked_for_them(tally: Tally) -> None:
    for place in range(LEAST_VISITS + 2):
        assert (tally.taken() == []) or place >= LEAST_VISITS
        tally.add_unanswered(DAY, "  Fishing   LICENCE ")
        if place == LEAST_VISITS - 1:
            assert tally.taken() == [Count(DAY, "unanswered", "fishing licence", LEAST_VISITS)]
    assert tally.taken() == [Count(DAY, "unanswered", "fishing licence", 1)]


@pytest.mark.parametrize(
    "words", ["110101199003074233", "call 0999-5550100", "x", "", "x" * (LONGEST + 1), "a\x00b", "\u202e钓鱼"]
)
def test_numbers_of_somebody_and_what_is_no_words_are_never_told(tally: Tally, words: str) -> None:
    for _ in range(9):
        tally.add_unanswered(DAY, words)
    assert tally.taken() == []


def test_a_flood_of_different_things_is_bounded(tally: Tally) -> None:
    for number in range(2 * MOST):
        tally.add(DAY, "page", f"/{number}/")
    assert len(tally.taken()) == MOST


def test_what_was_counted_is_in_the_spool_once(tally: Tally, tmp_path: Path) -> None:
    tally.add(DAY, "page", "/", 3)
    spool = Spool(tmp_path / "spool", "kiosk")
    assert (told(tally, spool), told(tally, spool)) == (1, 0)
    (entry,) = entries(tmp_path / "spool")
    assert (entry.kind, entry.data) == ("numbers", {"counts": [[DAY, "page", "/", 3]]})


def test_what_the_spool_cannot_take_is_told_later(tally: Tally, tmp_path: Path) -> None:
    tally.add(DAY, "page", "/")
    root = tmp_path / "spool"
    spool = Spool(root, "kiosk")
    root.write_text("not a folder")
    assert told(tally, spool) == 0
    root.unlink()
    assert told(tally, spool) == 1


def test_a_kiosk_that_is_stopped_tells_what_it_counted(tally: Tally, tmp_path: Path) -> None:
    tally.add(DAY, "idle", "over")
    stop = threading.Event()
    stop.set()
    tell(tally, Spool(tmp_path, "kiosk"), stop)
    assert len(entries(tmp_path)) == 1
