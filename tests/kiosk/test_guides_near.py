"""A matter's page carries what is announced today about it."""

from pathlib import Path

import pytest

from config.settings import load
from kiosk.app import create_app
from kiosk.guides.near import MOST, near
from kiosk.notices import Notice, Showing
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby

CLOSURE = {"title": {"zh-Hans": "自来水断水"}, "words": ["停水", "水", 7], "words_en": ["outage", "tap"]}


def notice(name: str, level: str = "important", **texts: str) -> Notice:
    return Notice(name, "scroll", level, {lang.replace("_", "-"): text for lang, text in texts.items()}, None, 9)


@pytest.mark.parametrize(
    ("said", "concerns"),
    [
        (notice("n1", zh_Hans="翠湖小区今晚停水"), True),
        (notice("n1", en="An Outage in Cuihu Estate"), True),
        (notice("n1", "routine", zh_Hans="翠湖小区今晚停水"), False),
        (notice("n1", zh_Hans="水质公告"), False),
        (notice("n1", en="Tape is sold out"), False),
        (notice("n1"), False),
    ],
)
def test_a_notice_concerns_a_matter_when_it_says_a_word_of_it(said: Notice, concerns: bool) -> None:
    assert bool(near(Showing((said,)), CLOSURE)) == concerns
    assert near(Showing((said,)), None) == ()


def test_a_few_are_enough_and_a_warning_is_there_already() -> None:
    many = tuple(notice(f"n{n}", zh_Hans="停水") for n in range(9))
    assert near(Showing(many), CLOSURE) == many[:MOST]
    assert near(Showing(many, many[:8]), CLOSURE) == many[8:]


def test_who_asks_when_water_comes_back_reads_it_on_the_page_of_the_matter(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path / "data")
    lobby.publish_records({"guide/tap-closure": CLOSURE, "guide/other": {"title": {"zh-Hans": "别的事"}}})
    lobby.publish({"n1r1": words("翠湖小区停水到明天6时", level="important")})
    app = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding())
    visitor = app.test_client()
    assert "停水到明天6时" in visitor.get("/guides/tap-closure/").text
    assert "停水到明天6时" not in visitor.get("/guides/other/").text
