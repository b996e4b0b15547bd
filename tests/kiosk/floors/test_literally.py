"""Between all places of the sample office: there is a way, and who does what its words say walks the drawn line."""

from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask

from content.published.plans.plane import length
from kiosk.floors.building import Building
from kiosk.floors.graph import SORTS, Sort
from kiosk.floors.routes import Leg, Route, routes
from kiosk.floors.steps import Step, steps
from kiosk.floors.words import told
from kiosk.language import carry_language
from tests.kiosk.floors.sample import kiosk_at, places, plans
from tests.kiosk.floors.walker import Point, Sheet, Walker

FACING = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}
STARTS = ("1/kiosk", "1/service-hall", "2/reading-room", "5/room-503", "9/toilet", "12/stairs-2")
"""The long test sets out from everywhere."""
BEHIND_STEPS = {"12/room-1206", "12/room-1209"}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    app = Flask(__name__)
    carry_language(app)
    with app.test_request_context("/"):
        yield


@cache
def sheets() -> dict[str, Sheet]:
    return {name: Sheet(plan) for name, plan in plans().items()}


def test_the_house_has_more_than_two_hundred_places() -> None:
    assert len(places()) >= 200


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("sort", SORTS)
def test_words_lead_where_the_line_does(start: str, sort: Sort) -> None:
    walk_everywhere(start, sort)


@pytest.mark.long
@pytest.mark.parametrize("sort", SORTS)
def test_words_lead_where_the_line_does_from_every_place_to_every_other(sort: Sort) -> None:
    for start in places():
        walk_everywhere(start, sort)


def test_every_way_has_its_way_back() -> None:
    from_each = {start: routes(kiosk_at(start), "step-free") for start in STARTS}
    for one in STARTS:
        for other in STARTS:
            there, back = from_each[one].to(other), from_each[other].to(one)
            assert (there is None) == (back is None), f"{one} {other}"
            assert not there or not back or abs(there.cost - back.cost) <= 1, f"{one} {other}"


def walk_everywhere(start: str, sort: Sort) -> None:
    house = kiosk_at(start)
    ways = routes(house, sort)
    for place in places():
        route = ways.to(place)
        if route is None:
            assert sort == "step-free", f"{start} {place}"
            assert {start, place} & (BEHIND_STEPS | set(STAIRS)), f"{start} {place}"
            continue
        _follow(house, route)
        rides = {leg.ride.kind for leg in route.legs if leg.ride}
        assert rides <= {"any": {"lift", "stairs"}, "step-free": {"lift"}, "on-foot": {"stairs"}}[sort]


STAIRS = [each for each in places() if "/stairs-" in each]


def _follow(house: Building, route: Route) -> None:
    told_steps = steps(house, route)
    walker = _setting_out(house, route.legs[0])
    for leg, found in zip(route.legs, told_steps, strict=True):
        assert walker.floor == leg.floor
        for step in found:
            if step.kind == "ride":
                assert _corners(walker.track) == _corners(_line(leg)), f"{house.kiosk} {route.to}"
            before = len(walker.track)
            walker.hear(told(step, house, "zh-Hans"))
            assert len(walker.track) - before <= 1
        if leg.ride is None:
            assert _corners(walker.track) == _corners(_line(leg)), f"{house.kiosk} {route.to}"
        assert _walked(found) == length(_line(leg)), f"{house.kiosk} {route.to}"
    assert f"{walker.floor}/{walker.place}" == route.to


def _setting_out(house: Building, leg: Leg) -> Walker:
    found = sheets()[leg.floor]
    way = next(each for each in found.ways[leg.start] if each.point == leg.points[0])
    facing = found.things[leg.start]["properties"].get("facing")
    looks = FACING[facing] if facing is not None else None
    if way.point == way.foot and looks is None:
        looks = found.outward(leg.start, way.point)
    return Walker(sheets(), leg.floor, way, looks)


def _line(leg: Leg) -> list[Point]:
    """What is drawn on walkways, between the feet of its ends."""
    ways = sheets()[leg.floor].ways
    first = next(each.foot for each in ways[leg.start] if each.point == leg.points[0])
    last = next(each.foot for each in ways[leg.end] if each.point == leg.points[-1])
    points = list(leg.points)
    if len(points) == 1:
        return [first]
    return points[points.index(first) : len(points) - points[::-1].index(last)]


def _corners(points: list[Point]) -> list[Point]:
    """Without what lies straight between two others, and without repetition."""
    line = [each for index, each in enumerate(points) if index == 0 or each != points[index - 1]]
    return [
        each
        for index, each in enumerate(line)
        if index in (0, len(line) - 1) or not _straight(line[index - 1], each, line[index + 1])
    ]


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def _walked(found: tuple[Step, ...]) -> int:
    return sum(step.cm for step in found)
