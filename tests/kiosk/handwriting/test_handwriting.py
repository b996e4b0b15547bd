"""A character written by finger is read, whatever its size and place; what is no writing is refused."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from config.settings import load
from kiosk.app import create_app
from kiosk.handwriting.picture import HEIGHT, WIDTH, picture
from kiosk.handwriting.strokes import MOST_POINTS, MOST_STROKES, SIDE, Strokes, strokes_of
from kiosk.handwriting.weights import weights
from kiosk.handwriting.worker import MOST_ASKING, Unread, Worker
from tests.kiosk.lobby import Lobby
from tests.waiting import until

# Drawn by hand: corner by corner, from 0 to 100.
DRAWN: dict[str, list[list[tuple[int, int]]]] = {
    "三": [[(20, 20), (80, 18)], [(28, 50), (72, 48)], [(8, 84), (92, 82)]],
    "十": [[(10, 45), (90, 44)], [(50, 8), (50, 94)]],
    "王": [[(18, 15), (82, 14)], [(24, 48), (76, 47)], [(50, 15), (50, 86)], [(8, 88), (92, 87)]],
    "口": [[(22, 24), (24, 82)], [(22, 24), (80, 24), (76, 80)], [(24, 78), (77, 78)]],
    "丰": [[(20, 22), (80, 21)], [(24, 46), (76, 45)], [(8, 70), (92, 69)], [(50, 6), (50, 94)]],
    "木": [[(10, 35), (90, 35)], [(50, 8), (50, 95)], [(48, 37), (30, 62), (8, 80)], [(52, 37), (70, 62), (92, 80)]],
    "大": [[(12, 35), (88, 33)], [(50, 6), (48, 40), (34, 70), (10, 92)], [(50, 40), (66, 70), (90, 92)]],
}  # fmt: skip
POINTS = st.lists(st.tuples(st.integers(0, SIDE), st.integers(0, SIDE)), min_size=1, max_size=8)


def written(character: str, size: int = 90, left: int = 0, top: int = 0) -> Strokes:
    return [[(left + x * size, top + y * size) for x, y in stroke] for stroke in DRAWN[character]]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker(weights)
    yield made
    made.close()


@pytest.fixture
def client(tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setattr("kiosk.app.Worker", lambda _: worker)
    lobby = Lobby(tmp_path / "data")
    return create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding()).test_client()


@pytest.mark.parametrize("character", DRAWN)
def test_a_character_is_among_the_first_five(worker: Worker, character: str) -> None:
    found = worker.read(written(character))
    assert character in found
    assert len(found) == len(set(found)) == 5


def test_it_may_be_written_small_and_in_a_corner(worker: Worker) -> None:
    assert "王" in worker.read(written("王", size=20, left=7500, top=200))


def test_who_reads_is_started_again_when_it_has_ended(worker: Worker) -> None:
    worker.read(written("十"))
    assert worker._process
    worker._process.kill()
    worker._process.wait()
    assert "十" in worker.read(written("十"))


def test_one_that_never_answers_is_ended_and_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.handwriting.worker.PATIENCE_S", 0.2)
    silent = Worker(weights, (sys.executable, "-c", "import sys; sys.stdin.read()"))
    with pytest.raises(Unread):
        silent.read(written("十"))
    assert silent._process is None


def test_a_crowd_is_sent_away_before_it_keeps_everybody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk's threads are there for pages; whoever is sent away has not waited for a turn."""
    monkeypatch.setattr("kiosk.handwriting.worker.PATIENCE_S", threading.TIMEOUT_MAX)
    crowded = Worker(weights, ("/nowhere",))
    crowded._turn.acquire()
    for _ in range(MOST_ASKING):
        crowded._asking.acquire()
    with pytest.raises(Unread):
        crowded.read(written("十"))


def test_one_that_cannot_start_is_none() -> None:
    with pytest.raises(Unread):
        Worker(weights, ("/nowhere",)).read(written("十"))


def test_it_ends_with_the_kiosk(worker: Worker) -> None:
    worker.read(written("十"))
    process = worker._process
    assert process
    assert process.stdin
    process.stdin.close()
    until(lambda: process.poll() is not None)


def test_without_weights_there_is_no_pad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.app.weights", lambda: None)
    lobby = Lobby(tmp_path / "data")
    visitor = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding()).test_client()
    assert 'class="hand"' not in visitor.get("/search/").text
    assert visitor.post("/handwriting/", json={"strokes": written("十")}).status_code == 503


def test_a_page_asks_and_is_answered(client: FlaskClient) -> None:
    assert 'data-hand="/handwriting/"' in client.get("/search/").text
    answer = client.post("/handwriting/", json={"strokes": written("十")})
    assert "十" in answer.get_json()["characters"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "said",
    [
        None, [], {}, {"strokes": []}, {"strokes": [[]]}, {"strokes": [[[1]]]}, {"strokes": [[[1, 2, 3]]]},
        {"strokes": [[[1.5, 2]]]}, {"strokes": [[[True, 2]]]}, {"strokes": [[[-1, 2]]]}, {"strokes": [[[1, SIDE + 1]]]},
        {"strokes": [[[1, 1]]] * (MOST_STROKES + 1)}, {"strokes": [[[1, 1]] * (MOST_POINTS + 1)]}, {"strokes": "十"},
    ],
)  # fmt: skip
def test_what_is_no_writing_is_refused(client: FlaskClient, said: Any) -> None:
    assert client.post("/handwriting/", data=json.dumps(said)).status_code == 400


def test_a_flood_is_refused_before_it_is_read(client: FlaskClient) -> None:
    assert client.post("/handwriting/", data=b"[" * 1_000_000).status_code == 400


@given(drawn=st.lists(POINTS, min_size=1, max_size=6))
def test_any_scribble_has_a_picture_with_ink_on_it(drawn: list[list[tuple[int, int]]]) -> None:
    strokes = strokes_of({"strokes": [[list(point) for point in stroke] for stroke in drawn]})
    found = picture(strokes)
    assert found.shape == (1, 3, HEIGHT, WIDTH)
    assert -1.001 <= found.min() < 0 < found.max() <= 1.001
