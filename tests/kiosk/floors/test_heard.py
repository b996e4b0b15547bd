"""A way says aloud what its page says: every turn, door, lift and distance, in fixed words and names of places."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.published.directions import CLOCKS
from content.published.phrases import PHRASES
from content.published.phrases import RECORD as SAID
from kiosk.floors.building import Building, building
from kiosk.floors.building import floor as read
from kiosk.floors.graph import SORTS
from kiosk.floors.heard import heard
from kiosk.floors.routes import routes
from kiosk.floors.steps import Step, steps
from kiosk.opening import Opening
from kiosk.openwords import open_said
from tests.kiosk.floors.sample import plans
from tests.kiosk.lobby import Lobby
from tests.kiosk.visitor import kiosk_of, page
from tests.kiosk.voices import voiced

NOON = datetime(2090, 12, 1, 12, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def house() -> Building:
    found = [read(name, body) for name, body in floors().items()]
    return building(found, None, "1/kiosk")


def floors() -> dict[str, dict[str, Any]]:
    title = {"zh-Hans": "层", "en": "Floor"}
    return {name: {"title": title, "number": int(name), "plan": plan} for name, plan in plans().items()}


def words(step: Step, house: Building, metres: int | None = None) -> str:
    """In English; of a place its name in the plan."""
    clips = heard(step, house, metres)
    return " ".join(PHRASES[path]["en"] if record == SAID else f"<{path}>" for record, path in clips)


def test_each_step_of_every_way_is_said_in_words_that_there_are(house: Building) -> None:
    known = {f"floor/{name}" for name in house.floors}
    count = 0
    for sort in SORTS:
        ways = routes(house, sort)
        for name, floor in house.floors.items():
            for each in floor.features:
                found = ways.to(f"{name}/{each}")
                for step in (step for leg in steps(house, found) for step in leg) if found else ():
                    count += 1
                    clips = heard(step, house, None)
                    assert clips, step
                    for record, path in clips:
                        assert path in PHRASES if record == SAID else record in known, step
    assert count > 1000


def test_a_turn_says_at_which_corner_and_how_far_then(house: Building) -> None:
    turn = Step("turn", "1", "left", corner=2)
    assert words(turn, house, 15) == "Take the second turning on the left. About 15 metres."
    assert words(turn._replace(corner=0), house) == "At the end, turn left."
    assert words(turn._replace(corner=None), house) == "Turn left."
    assert words(turn._replace(corner=12), house, 107) == "Turn left."
    assert words(Step("start", "1", "right"), house, 4) == "From this kiosk, turn right. About 4 metres."


def test_a_door_is_counted_and_a_floor_is_named(house: Building) -> None:
    door = Step("arrive", "1", "right", feature="counter-2", nth=3)
    assert words(door, house) == "The third door on the right: <places.counter-2>"
    assert words(door._replace(nth=None), house) == "<places.counter-2> On your right."
    assert words(door._replace(nth=None, turn="back"), house) == "<places.counter-2> Behind you."
    lift, stairs = (house.floors["1"].of_type(sort)[0] for sort in ("lift", "stairs"))
    assert words(Step("ride", "1", feature=lift.id, to="3", up=True), house).endswith("Floor 3.")
    assert words(Step("ride", "1", feature=stairs.id, to="2", up=True), house).endswith("Up to: Floor 2.")
    assert words(Step("leave", "1", "left", feature=lift.id), house) == "Out of the lift, turn left."


def test_every_step_on_the_page_of_a_way_is_heard(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path / "data")
    fixed = voiced({"title": {"zh-Hans": "话"}}, "ab" * 32, list(PHRASES), seconds=1)
    bodies = {f"floor/{name}": body for name, body in floors().items()}
    lobby.publish_records({**bodies, SAID: fixed, "office/office": {"title": {"zh-Hans": "局"}, "kiosk": "1/kiosk"}})
    html = page(kiosk_of(lobby).test_client(), "/route/?to=5/room-503&lang=en")
    steps = re.findall(r'<li class="step"(.*?)>.*?class="step-words">(.*?)</span>', html, re.DOTALL)
    assert len(steps) > 4
    # Places have no voice here, so that an arrival by its door alone says nothing.
    assert [words for marks, words in steps if "data-voice" not in marks and "door" in words] == []
    said = [list(PHRASES)[int(second)] for second in re.findall(r"#t=(\d+)\.", steps[0][0])]
    assert [each.partition("-")[0].partition(".")[0] for each in said] == ["route", "metres"]
    assert said[0].startswith("route.start-")


@pytest.mark.parametrize(
    ("found", "keys"),
    [
        (Opening(True, NOON.replace(hour=17, minute=0)), "open.yes open.until clock.17.0"),
        (Opening(True, None), "open.yes"),
        (Opening(False, NOON.replace(hour=13)), "open.no open.today clock.13.30"),
        (Opening(False, NOON.replace(day=2, hour=9, minute=0)), "open.no open.tomorrow clock.9.0"),
        (Opening(False, NOON.replace(day=4, hour=9, minute=0)), "open.no open.day month.12 day.4 clock.9.0"),
        (Opening(True, NOON.replace(day=4, hour=9, minute=0)), "open.yes"),
        (Opening(False, NOON.replace(minute=50)), "open.no"),
    ],
)
def test_hours_are_said_as_far_as_there_are_words(found: Opening, keys: str) -> None:
    said = open_said(found, NOON)
    assert " ".join(said) == keys
    assert set(said) <= set(PHRASES)
    assert (9, 0) in CLOCKS
