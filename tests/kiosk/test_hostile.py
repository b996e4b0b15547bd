"""What nobody touches, but somebody may send: the kiosk answers, and remembers nothing of it."""

import json
from pathlib import Path

import pytest
from flask import request
from flask.testing import FlaskClient

from config.settings import load
from kiosk.addresses import Addressing
from kiosk.app import create_app
from kiosk.here import CARRIED
from tests.kiosk import bodies
from tests.kiosk.lobby import Lobby

PAGES = (
    "/",
    "/guides/",
    "/guides/water-abstraction/",
    "/catalog/",
    "/search/",
    "/route/",
    "/nowhere/",
    "/guides/none/",
)
WORDS_OF_URL_FOR = ("endpoint", "self", "values", "_external", "_scheme", "_anchor", "_method")
DEEP = b"[" * 2000


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    made = Lobby(tmp_path / "data")
    made.publish_records({each["id"]: each for each in (bodies.OFFICE, bodies.GUIDE, bodies.DEPARTMENT)})
    return made


@pytest.fixture
def app(lobby: Lobby) -> Addressing:
    made = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding())
    assert isinstance(made, Addressing)
    return made


@pytest.fixture
def client(app: Addressing) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("page", PAGES)
def test_what_an_address_says_beside_the_point_changes_no_link(client: FlaskClient, page: str) -> None:
    plain = client.get(page)
    said = client.get(page, query_string={**dict.fromkeys(WORDS_OF_URL_FOR, "javascript"), "nobody": "asked"})
    assert said.status_code == plain.status_code < 500
    assert "javascript:" not in said.text
    assert "nobody" not in said.text


def test_thousands_of_words_in_an_address_are_not_said_back(client: FlaskClient) -> None:
    many = client.get("/search/?" + "&".join(f"a{each}=1" for each in range(2000)))
    assert len(many.data) == len(client.get("/search/?a=1").data)
    assert len(client.get("/search/?" + "q=a&" * 2000).data) == len(client.get("/search/?q=a").data)


def test_what_is_carried_from_page_to_page_is_what_pages_read(client: FlaskClient) -> None:
    """A link to another language keeps what the page was asked for."""
    for name in CARRIED:
        linked = client.get("/search/", query_string={name: "en" if name == "lang" else "elder"}).text
        assert f"{name}=e" in linked


def test_an_endless_word_is_cut_where_a_search_cuts_it(client: FlaskClient) -> None:
    assert len(client.get("/search/?q=" + "a" * 20_000).data) < 40_000


def test_an_address_that_somebody_made_up_is_not_remembered(client: FlaskClient, app: Addressing) -> None:
    client.get("/search/?q=secret")
    client.get("/catalog/item/" + "secret" * 100 + "/")
    assert app._made
    assert not any("secret" in address for address in app._made.values())


@pytest.mark.parametrize("path", ["/counted/", "/handwriting/"])
@pytest.mark.parametrize("body", [DEEP, b'{"strokes":' + DEEP, b"\xff", b"", b'"\\ud800"', b"9" * 2000])
def test_what_cannot_be_read_is_refused_without_an_alarm(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str, body: bytes
) -> None:
    answer = client.post(path, data=body)
    assert answer.status_code == 400
    assert not caplog.records
    assert answer.content_type == "application/problem+json"
    assert json.loads(answer.data)["field"] in ("body", "strokes")


@pytest.mark.parametrize(
    ("path", "said", "field"),
    [
        ("/counted/", '{"page": "/", "lang": 7}', "lang"),
        ("/warned/", '{"number": "7"}', "number"),
        ("/handwriting/", '{"strokes": [[[1]]]}', "strokes"),
        ("/handwriting/", '"\\ud800"', "body"),
    ],
)
def test_a_refusal_names_the_field_at_fault(client: FlaskClient, path: str, said: str, field: str) -> None:
    answer = client.post(path, data=said)
    problem = json.loads(answer.data)
    assert (answer.status_code, problem["status"], problem["field"]) == (400, 400, field)


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:81", "[::1]"])
def test_the_way_on_leads_nowhere_else_whoever_the_kiosk_is_asked_as(client: FlaskClient, host: str) -> None:
    answer = client.get("/guides?lang=en", headers={"Host": host})
    assert answer.status_code == 308
    assert answer.headers["Location"] == "/guides/?lang=en"


def test_what_was_typed_is_not_in_the_log_when_a_page_fails(
    app: Addressing, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    @app.get("/failing/<name>")
    def failing(name: str) -> str:
        raise ValueError(f"{name} {request.args['q']}")

    assert app.test_client().get("/failing/a%0AERROR forged?q=私房话").status_code == 500
    told = caplog.text + "".join(capfd.readouterr())
    assert told.count("failed: ValueError") == 1
    assert "in failing" in told
    assert "私房话" not in told
    assert "\nERROR forged" not in told
