"""A visitor's requests to a kiosk in this process, over an edition made of the bodies of tests.kiosk.bodies."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from config.settings import load
from content.published.clock import Clock
from kiosk.app import create_app
from tests.kiosk.bodies import EVERYTHING, SHA
from tests.kiosk.lobby import Lobby

QR = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6H1Z"/></svg>'


def records(*bodies: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """By id. A blob that no test gives is not named."""
    return {body["id"]: {name: value for name, value in body.items() if value != SHA} for body in bodies}


def kiosk_of(lobby: Lobby, clock: Clock | None = None) -> Flask:
    """The kiosk over a house as it stands now."""
    return create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding(clock))


def opened(folder: Path, bodies: Mapping[str, Mapping[str, Any]]) -> Flask:
    """A kiosk of its own, somewhere in the folder, whose edition has exactly these bodies."""
    lobby = Lobby(Path(mkdtemp(dir=folder)) / "data")
    lobby.publish({})
    lobby.publish_records(bodies)
    return kiosk_of(lobby)


def visitor(folder: Path, *bodies: Mapping[str, Any]) -> FlaskClient:
    """Somebody at a kiosk that holds these bodies, or one of each kind."""
    return opened(folder, records(*(bodies or EVERYTHING))).test_client()


def page(client: FlaskClient, path: str, code: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == code, answer.text
    return answer.text


def seen(html: str) -> str:
    """The words of the main part, as one line."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).strip()
