"""A way in steps: whoever does as they say arrives at the door."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.published.plans.plane import Point, length
from kiosk.floors.building import Building
from kiosk.floors.routes import Leg, Route, routes
from kiosk.floors.steps import steps
from kiosk.floors.turns import Heading, turned
from kiosk.floors.walk import walk
from tests.kiosk.floors.drawn import built, grids, way
from tests.plans import dot, house, named, room, walkway

NORTH, EAST, SOUTH, WEST = (0, -1), (1, 0), (0, 1), (-1, 0)
FACING = {0: NORTH, 90: EAST, 180: SOUTH, 270: WEST}


def done(to: str, *, step_free: bool = False) -> list[list[tuple[object, ...]]]:
    building = built(house())
    return [
        [(step.kind, step.turn, step.cm, step.feature, step.nth, step.to) for step in leg]
        for leg in steps(building, way(to, step_free=step_free))
    ]


def test_a_turn_is_told_from_two_headings() -> None:
    assert [turned(NORTH, each) for each in (NORTH, EAST, SOUTH, WEST)] == ["ahead", "right", "back", "left"]
    assert turned(EAST, (10, 3)) == "ahead"
    assert turned(EAST, (3, 10)) == "right"


def test_the_first_door_passed_is_counted_from_where_one_sets_out() -> None:
    assert done("1/room-101") == [
        [("start", "left", 600, "kiosk", None, ""), ("arrive", "right", 0, "room-101", 1, "")],
    ]
    assert done("1/room-103") == [
        [("start", "left", 300, "kiosk", None, ""), ("arrive", "left", 0, "room-103", 1, "")],
    ]


def test_by_lift_two_floors_up_and_out_by_the_second_door() -> None:
    assert done("3/room-301", step_free=True) == [
        [
            ("start", "right", 750, "kiosk", None, ""),
            ("arrive", "left", 0, "lift-1", None, ""),
            ("ride", None, 0, "lift-1", None, "3"),
        ],
        [("leave", "right", 1350, "lift-1", None, ""), ("arrive", "right", 0, "room-301", 2, "")],
    ]


def test_doors_on_the_other_side_are_not_counted() -> None:
    legs = done("2/room-203")
    assert legs[1][-1] == ("arrive", "left", 0, "room-203", 1, "")


def test_the_way_to_where_one_stands_has_nothing_to_walk() -> None:
    assert done("1/kiosk") == [[("arrive", "ahead", 0, "kiosk", None, "")]]


def test_a_door_at_the_end_of_the_corridor_is_straight_ahead() -> None:
    plans = house()
    plans["1"]["features"] += room("end", (1900, 550, 2000, 650), (1900, 600))
    building = built(plans)
    found = routes(building).to("1/end")
    assert found
    last = steps(building, found)[0][-1]
    assert (last.kind, last.turn, last.feature) == ("arrive", "ahead", "end")


def test_a_corner_begins_a_new_count() -> None:
    plans = house()
    plans["1"]["features"] += [
        walkway("side", (1300, 600), (1300, 1150)),
        *room("near", (1000, 700, 1200, 900), (1200, 750)),
        *room("far", (1000, 900, 1200, 1100), (1200, 1000)),
    ]
    building = built(plans)
    found = routes(building).to("1/far")
    assert found
    assert [(step.kind, step.turn, step.nth) for step in steps(building, found)[0]] == [
        ("start", "right", None),
        ("turn", "right", None),
        ("arrive", "right", 2),
    ]


@pytest.mark.parametrize(("facing", "turn"), [(0, "right"), (90, "ahead"), (180, "left"), (270, "back"), (None, None)])
def test_the_first_turn_is_as_the_visitor_stands(facing: int | None, turn: str | None) -> None:
    plans = house()
    properties = named(plans["1"], "kiosk")["properties"]
    del properties["facing"]
    properties |= {} if facing is None else {"facing": facing}
    building = built(plans)
    found = routes(building).to("1/room-102")
    assert found
    assert steps(building, found)[0][0].turn == turn


def test_a_lift_that_opens_onto_the_walkway_itself_is_left_outward() -> None:
    plans = house()
    for number in plans:
        named(plans[number], "door-lift-1")["geometry"]["coordinates"] = [1650, 600]
        named(plans[number], "lift-1")["geometry"]["coordinates"] = [
            [[1500, 0], [1800, 0], [1800, 600], [1500, 600], [1500, 0]]
        ]
    building = built(plans)
    found = routes(building, "step-free").to("2/room-201")
    assert found
    assert [leg[0].turn for leg in steps(building, found)] == ["right", "right"]
    assert steps(building, found)[0][1].turn == "left"


@settings(max_examples=40, deadline=None)
@given(grids(), st.booleans())
def test_who_does_as_the_steps_say_arrives_at_the_door(building: Building, step_free: bool) -> None:
    found = routes(building, "step-free" if step_free else "any")
    for floor in building.floors.values():
        for place in floor.of_type("room", "lift", "stairs"):
            route = found.to(f"{floor.name}/{place.id}")
            if route:
                _follow(building, route)


def _follow(building: Building, route: Route) -> None:
    """By dead reckoning: a heading, lengths and turns, nothing else."""
    for leg, told in zip(route.legs, steps(building, route), strict=True):
        at, heading = _setting_out(building, leg)
        for step in told:
            if step.kind in ("start", "leave", "turn"):
                heading = _turn(heading, step.turn)
                at = (at[0] + heading[0] * step.cm, at[1] + heading[1] * step.cm)
            elif step.kind == "arrive" and leg.points[-1] != at:
                heading, aside = _turn(heading, step.turn), _aside(building, leg)
                at = (at[0] + heading[0] * aside, at[1] + heading[1] * aside)
        assert at == leg.points[-1]


def _setting_out(building: Building, leg: Leg) -> tuple[Point, Heading]:
    """The point on the walkway where walking begins, and where one looks then."""
    floor = building.floors[leg.floor]
    stop = next(each for each in floor.ways.stops[leg.start] if each.point == leg.points[0])
    facing = floor.features[leg.start].facing
    if facing is not None:
        return stop.joint, FACING[facing]
    x, y = stop.joint[0] - stop.point[0], stop.joint[1] - stop.point[1]
    return stop.joint, ((x > 0) - (x < 0), (y > 0) - (y < 0))


def _aside(building: Building, leg: Leg) -> int:
    """How far the door at the end is from its walkway."""
    stops = building.floors[leg.floor].ways.stops[leg.end]
    return next(length((each.joint, each.point)) for each in stops if each.point == leg.points[-1])


def _turn(heading: Heading, turn: str | None) -> Heading:
    x, y = heading
    assert turn is not None
    return {"ahead": (x, y), "right": (-y, x), "back": (-x, -y), "left": (y, -x)}[turn]


@settings(max_examples=60, deadline=None)
@given(grids())
def test_the_door_that_is_told_is_the_nth_on_its_side(building: Building) -> None:
    found = routes(building)
    floor = building.floors["1"]
    for place in floor.of_type("room"):
        route = found.to(f"1/{place.id}")
        walked = walk(floor, "kiosk", place.id, route.legs[0].points) if route and len(route.legs) == 1 else None
        if walked and walked.nth:
            start, end = walked.stretches[-1].points[0], walked.stretches[-1].points[-1]
            low, high = sorted((start, end))
            doors = [
                each
                for name, each in floor.ways.doors.items()
                if floor.features[name].of != ("lift-1",) and low <= each.joint <= high and each.joint != start
            ]
            assert 1 <= walked.nth <= len(doors)


def test_a_dot_without_a_way_tells_nothing() -> None:
    plans = house()
    plans["1"]["features"].append(dot("lost", "kiosk", 1000, 20))
    assert routes(built(plans)).to("1/lost") is None
