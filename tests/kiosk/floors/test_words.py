"""Steps and places in words of each language."""

from collections.abc import Iterator

import pytest
from flask import Flask

from kiosk.floors.bearings import ordinal
from kiosk.floors.steps import Step, steps
from kiosk.floors.turns import Turn
from kiosk.floors.words import called, in_short, sign, told
from kiosk.language import carry_language
from tests.kiosk.floors.drawn import built, way
from tests.plans import house, named

HOUSE = built(house())


@pytest.fixture
def app() -> Flask:
    found = Flask(__name__)
    carry_language(found)
    return found


@pytest.fixture(params=["zh-Hans", "zh-Hant", "en"])
def lang(app: Flask, request: pytest.FixtureRequest) -> Iterator[str]:
    with app.test_request_context(f"/?lang={request.param}"):
        yield request.param


def short(to: str, lang: str, *, step_free: bool = False) -> str:
    return in_short(steps(HOUSE, way(to, step_free=step_free)), HOUSE, lang)


LIFT = {
    "zh-Hans": "乘1号电梯到3楼，出电梯右转，右手边第2个门：301室",
    "zh-Hant": "乘1號電梯到3樓，出電梯右轉，右手邊第2個門：301室",
    "en": "Take lift 1 to floor 3, turn right out of the lift, second door on the right: Room 301",
}
STAIRS = {
    "zh-Hans": "走1号楼梯上到2楼，出楼梯间左转，左手边第1个门：203室",
    "zh-Hant": "走1號樓梯上到2樓，出樓梯間左轉，左手邊第1個門：203室",
    "en": "Take stairs 1 up to floor 2, turn left out of the stairs, first door on the left: Room 203",
}


def test_the_way_by_lift_in_one_line(lang: str) -> None:
    assert short("3/room-301", lang, step_free=True) == LIFT[lang]


def test_the_way_by_stairs_in_one_line(lang: str) -> None:
    assert short("2/room-203", lang) == STAIRS[lang]


def test_the_way_on_one_floor_begins_at_the_kiosk(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert short("1/room-101", "en") == "Go left from this kiosk, first door on the right: Room 101"
        assert short("1/entrance", "en") == "Go left from this kiosk, Entrance is straight ahead"
        assert short("1/kiosk", "en") == "This kiosk is straight ahead"


TURNS: tuple[Turn | None, ...] = ("left", "right", "ahead", "back", None)


def test_every_step_has_words_in_every_language(lang: str) -> None:
    said = [
        told(Step(kind, "1", turn, 100, feature, nth, "2", up), HOUSE, lang)
        for kind in ("start", "leave", "turn", "arrive", "ride")
        for turn in TURNS
        for feature in ("kiosk", "lift-1", "stairs-1", "room-101")
        for nth in (None, 1, 12)
        for up in (True, False)
        if (kind == "ride") == (feature in ("lift-1", "stairs-1")) or kind != "ride"
    ]
    assert all(said)
    assert "%" not in "".join(said)


def test_a_lift_without_a_number_goes_by_its_name(app: Flask) -> None:
    plans = house()
    named(plans["1"], "lift-1")["properties"] |= {"shaft": "glass", "name": {"zh-Hans": "观光电梯", "en": "Glass lift"}}
    with app.test_request_context("/?lang=en"):
        ride = told(Step("ride", "1", feature="lift-1", to="2"), built(plans), "en")
        assert ride == "Take the lift (Glass lift) to floor 2"


def test_a_place_is_called_by_its_sign_and_its_name(app: Flask) -> None:
    plans = house()
    named(plans["1"], "room-101")["properties"]["name"] = {"zh-Hans": "信访接待室"}
    rooms = built(plans).floors["1"].features
    with app.test_request_context():
        assert called(rooms["room-101"], "zh-Hans") == "101室 信访接待室"
        assert called(rooms["room-102"], "zh-Hans") == "102室"
        assert sign(rooms["lift-1"], "zh-Hans") == "电梯"


def test_doors_beyond_the_ninth_are_counted_too(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert [ordinal(n) for n in (1, 4, 9, 10, 12)] == ["first", "fourth", "ninth", "10th", "12th"]
    with app.test_request_context():
        assert [ordinal(n) for n in (1, 12)] == ["1", "12"]
