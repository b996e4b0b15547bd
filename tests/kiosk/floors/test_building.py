"""The floors as records tell them, and as they are drawn: what is wrong in a plan costs only itself."""

from typing import Any

from hypothesis import given, settings

from kiosk.floors.building import building, floor
from kiosk.floors.routes import routes
from kiosk.floors.sheet import sheet
from kiosk.floors.steps import steps
from kiosk.floors.strokes import MOST_TREADS, treads
from tests.kiosk.floors.drawn import built
from tests.kiosk.mangled import mangled
from tests.plans import ground, house, storey

BODY = {"title": {"zh-Hans": "大厅"}, "summary": {"zh-Hans": "窗口"}, "number": 1, "plan": ground()}


def test_floors_stand_one_above_the_other() -> None:
    assert list(built({"4": storey(4), "1": ground(), "2": storey(2)}).floors) == ["1", "2", "4"]


def test_the_sheet_is_as_large_as_told_or_as_the_plan_reaches() -> None:
    assert floor("1", BODY).size == (2000, 1200)
    plan = {**ground(), "size": None}
    assert floor("1", {**BODY, "plan": plan, "size": [2100, 1300]}).size == (2100, 1300)
    assert floor("1", {**BODY, "plan": {**plan, "size": [0, True]}}).size == (2000, 1200)
    assert floor("1", {}).size == (1, 1)


def test_a_place_is_found_by_floor_and_feature() -> None:
    found = built(house())
    place = found.find("2/room-201")
    assert place is not None
    assert (place[0].name, place[1].id) == ("2", "room-201")
    assert [found.find(each) for each in ("", "2", "2/", "/room-201", "2/room-101", "2/room-201/x")] == [None] * 6


def test_all_that_can_be_touched_is_drawn_and_large_enough() -> None:
    drawn = sheet(built(house()).floors["1"], {"room-101": "信访接待室"})
    assert {spot.feature.id for spot in drawn.spots} == {
        "room-101",
        "room-102",
        "room-103",
        "lift-1",
        "stairs-1",
        "entrance",
    }
    assert [bool(spot.tap) for spot in drawn.spots if spot.feature.type == "entrance"] == [True]


@settings(max_examples=150, deadline=None)
@given(mangled(BODY))
def test_a_mangled_floor_is_drawn_and_walked_as_far_as_it_goes(body: dict[str, Any]) -> None:
    found = building([floor("1", body), floor("2", {"number": 2, "plan": storey(2)})], "1/kiosk")
    sheet(found.floors["1"], {})
    for step_free in (False, True):
        ways = routes(found, "step-free" if step_free else "any")
        for each in found.floors.values():
            for name in each.features:
                route = ways.to(f"{each.name}/{name}")
                assert route is None or len(steps(found, route)) == len(route.legs)


def test_a_number_that_no_floor_has_is_none() -> None:
    assert [floor("1", {"number": number}).number for number in (-2, 1000, 1001, 10**400)] == [-2, 1000, 0, 0]


def test_stairs_as_long_as_a_plan_may_be_are_still_drawn_with_few_strokes() -> None:
    assert treads(((0, 0), (1_000_000, 0), (1_000_000, 400), (0, 400))).count("M") < 2 * MOST_TREADS
