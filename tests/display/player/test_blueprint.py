"""What the mounting process decides is what the page is given."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from display.player import create_player
from display.player.assets import STATIC, version
from display.player.policy import content_security_policy
from tests.browser.player.fonts import FONTS


def mounted(prefix: str = "/screens", **changes: Any) -> FlaskClient:
    app = Flask("office")
    wiring: dict[str, Any] = {
        "name": "player",
        "programme_url": lambda channel: f"/feed/programme/{channel}",
        "socket_url": "/",
        "blob_base": "/feed/blob",
        "fonts": FONTS,
    }
    app.register_blueprint(create_player(**wiring | changes), url_prefix=prefix)
    return app.test_client()


def html(client: FlaskClient, path: str = "/screens/lobby-led/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.text


def test_a_screen_is_told_where_everything_is() -> None:
    page = html(mounted())
    for part in ('data-channel="lobby-led"', 'data-programme="/feed/programme/lobby-led"', 'data-socket="/"'):
        assert part in page
    assert 'data-blobs="/feed/blob/"' in page
    assert "data-at=" not in page
    assert "data-watermark=" not in page


@pytest.mark.parametrize(
    ("asked", "given"), [("", "zh-Hans"), ("?lang=en", "en"), ("?lang=zh-Hans", "zh-Hans"), ("?lang=<b>", "zh-Hans")]
)
def test_the_page_has_the_asked_language_or_the_office_s(asked: str, given: str) -> None:
    assert f'<html lang="{given}"' in html(mounted(), f"/screens/lobby-led/{asked}")


def test_an_instant_makes_it_a_preview_without_a_socket() -> None:
    page = html(mounted(at=lambda: 1234, watermark=lambda: "预览"))
    assert 'data-at="1234"' in page
    assert 'data-watermark="预览"' in page
    assert "data-socket" not in page
    assert "data-socket" in html(mounted(at=lambda: None))


def test_the_guard_answers_instead_of_the_page() -> None:
    client = mounted(guard=lambda channel: None if channel == "mine" else ("no", 403))
    assert client.get("/screens/mine/").status_code == 200
    assert client.get("/screens/yours/").status_code == 403


def test_a_channel_s_name_is_data_wherever_it_is_written() -> None:
    assert "<img" not in html(mounted(), "/screens/%22%3E%3Cimg%20src=x%3E/")


@pytest.mark.parametrize(
    "path",
    [
        "/screens/fonts/0000000000000000/sans.otf",
        "/screens/static/../blueprint.py",
        "/screens/static/%2e%2e/assets.py",
        "/screens/static/nothing.js",
    ],
)
def test_nothing_else_is_given(path: str) -> None:
    assert mounted().get(path).status_code == 404


def test_the_worker_may_look_after_the_pages_above_it() -> None:
    client = mounted("/desk/player")
    with client.get(f"/desk/player/static/{version()}/offline.js") as answer:
        assert answer.headers["Service-Worker-Allowed"] == "/desk/player/"


def test_two_mounts_live_in_one_app() -> None:
    app = Flask("office")
    for name in ("screens", "previews"):
        player = create_player(
            name=name, programme_url=str, socket_url=None, blob_base="/feed/blob/", fonts=FONTS, at=None
        )
        app.register_blueprint(player, url_prefix=f"/{name}")
    client = app.test_client()
    assert "/screens/static/" in html(client, "/screens/a/")
    assert "/previews/static/" in html(client, "/previews/a/")


def test_every_module_of_the_player_can_be_had() -> None:
    client = mounted()
    for path in STATIC.rglob("*.js"):
        with client.get(f"/screens/static/{version()}/{path.relative_to(STATIC).as_posix()}") as answer:
            assert answer.status_code == 200
            assert answer.mimetype in ("text/javascript", "application/javascript")


@pytest.mark.parametrize(
    ("socket", "allowed"),
    [
        (None, "connect-src 'self';"),
        ("/", "connect-src 'self';"),
        ("http://127.0.0.1:8081/", "connect-src 'self' http://127.0.0.1:8081 ws://127.0.0.1:8081;"),
        ("https://hub.office", "connect-src 'self' https://hub.office wss://hub.office;"),
    ],
)
def test_the_policy_lets_the_page_talk_to_push_and_nobody_else(socket: str | None, allowed: str) -> None:
    assert allowed in content_security_policy(socket)
