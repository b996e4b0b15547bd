from collections.abc import Callable

import pytest
from flask import Flask

from content.desk.app import create_app
from content.type.faces import font_file
from display.player import create_player
from tests.content.desk.pages.browsing import Reader, reader
from tests.world import Office

Visit = Callable[..., Reader]


@pytest.fixture
def app(office: Office) -> Flask:
    return create_app(office.desk, lambda **wiring: create_player(**({"fonts": font_file("sans").parent} | wiring)))


@pytest.fixture
def visit(app: Flask) -> Visit:
    """A browser of its own for each name; "" is a stranger. English, so that tests can be read."""

    def _visit(name: str = "", lang: str = "en") -> Reader:
        person = reader(app, lang)
        if name:
            assert person.sign_in(name).path == "/desk/"
        return person

    return _visit
