"""The check of a floor's plan names the feature that is wrong, and finds nothing wrong with a good one."""

from collections.abc import Callable
from math import cos, radians, sin
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from content.desk.errors import Problem
from content.desk.records.kinds import read
from content.desk.records.plan import check, unreadable
from content.desk.records.storeys import check_house
from tests.kiosk.mangled import mangled
from tests.plans import Plan, area, dot, feature, ground, house, named, plan, room, storey, walkway, without


def lines(found: Any) -> list[str]:
    return [str(each) for each in check(found)]


def test_a_good_plan_has_no_faults() -> None:
    assert lines(ground()) == []
    assert lines(storey(2)) == []


def add(*features: dict[str, Any]) -> Callable[[Plan], None]:
    return lambda found: found["features"].extend(features)


def move(name: str, coordinates: Any) -> Callable[[Plan], None]:
    return lambda found: named(found, name)["geometry"].update(coordinates=coordinates)


def say(name: str, **properties: Any) -> Callable[[Plan], None]:
    return lambda found: named(found, name)["properties"].update(properties)


FAULTS: list[tuple[Callable[[Plan], None], str]] = [
    (lambda found: found.update(size=None), "plan: its size must be two whole numbers of centimetres"),
    (lambda found: found.update(type="Feature"), "plan: must be a FeatureCollection with a list of features"),
    (lambda found: found["features"].pop(0), "plan: must have one outline"),
    (add({"type": "Feature"}), "feature 15: has no properties or no geometry"),
    (add(dot("kiosk", "kiosk", 100, 600)), "kiosk: there are two features with this id"),
    (move("kiosk", [900.5, 600]), "kiosk: its coordinates must be whole centimetres"),
    (move("kiosk", [900, 1206]), "kiosk: lies outside the outline"),
    (
        add(feature("bow", "room", "Polygon", [[[800, 800], [900, 900], [900, 800], [800, 900], [800, 800]]])),
        "bow: its ring has no area or crosses itself",
    ),
    (
        add(feature("flat", "room", "Polygon", [[[800, 800], [900, 800], [850, 800], [800, 800]]])),
        "flat: its ring has no area or crosses itself",
    ),
    (say("door-room-101", of=[]), "door-room-101: does not say what it opens"),
    (say("door-room-101", of=["room-999"]), "door-room-101: opens room-999, which is not on this floor"),
    (move("door-room-101", [300, 540]), "door-room-101: is not on the wall of room-101"),
    (add(*room("room-104", (600, 100, 900, 500), (800, 500))), "room-104: overlaps room-101"),
    (add(area("room-104", "room", (700, 0, 1200, 500))), "room-104: overlaps room-102"),
    (add(walkway("short-cut", (900, 600), (900, 100))), "short-cut: runs through room-102"),
    (lambda found: found["features"].remove(named(found, "door-room-101")), "room-101: has no door"),
    (say("door-lift-1", of=["room-102"]), "lift-1: has no door"),
    (add(area("bench", "furniture", (800, 550, 900, 650))), "corridor: runs through bench"),
    (add(area("bench", "furniture", (250, 530, 350, 560))), "door-room-101: is cut off from its walkway by bench"),
    (
        add(*room("room-104", (1300, 1000, 1450, 1200), (1400, 1000)), walkway("apart", (1300, 950), (1450, 950))),
        "room-104: is not reached from the entrance, or the lifts and stairs",
    ),
    (
        add(walkway("endless", *((x, 600) for x in range(201)))),
        "endless: has more than 200 points",
    ),
    (
        add(*(walkway(f"way-{n}", *((x, 600) for x in range(200))) for n in range(26))),
        "plan: has more than 5000 points",
    ),
    (
        say("door-room-101", accessible=False),
        "room-101: is not reached without steps; if that is so, its accessible must say false",
    ),
]


@pytest.mark.parametrize(("spoil", "line"), FAULTS, ids=[line for _, line in FAULTS])
def test_a_fault_names_its_feature(spoil: Callable[[Plan], None], line: str) -> None:
    found = ground()
    spoil(found)
    assert line in lines(found)


def turned(points: list[tuple[int, int]], degrees: int) -> list[tuple[int, int]]:
    """About the middle of a sheet of 40 by 40 metres, to the centimetre."""
    turn = radians(degrees)
    return [
        (
            round(2000 + (x - 2000) * cos(turn) - (y - 2000) * sin(turn)),
            round(2000 + (x - 2000) * sin(turn) + (y - 2000) * cos(turn)),
        )
        for x, y in points
    ]


@given(integers(min_value=0, max_value=359), integers(min_value=1100, max_value=1900))
def test_what_is_drawn_against_a_slanting_wall_may_be_a_little_behind_it(degrees: int, wall: int) -> None:
    """Corners are on whole centimetres, so that beside a slanting wall none is quite on it."""

    def ring(*points: tuple[int, int]) -> list[list[list[int]]]:
        found = turned(list(points), degrees)
        return [[list(point) for point in (*found, found[0])]]

    def at(x: int, y: int) -> tuple[int, int]:
        return turned([(x, y)], degrees)[0]

    drawn = plan(
        [
            feature("outline", "outline", "Polygon", ring((1000, 1000), (3000, 1000), (3000, 3000), (1000, 3000))),
            walkway("corridor", at(1000, 1700), at(3000, 1700)),
            feature("one", "room", "Polygon", ring((1000, 1000), (wall, 1000), (wall, 1500), (1000, 1500))),
            feature("other", "room", "Polygon", ring((wall, 1000), (3000, 1000), (3000, 1500), (wall, 1500))),
            dot("door-one", "door", *at((1000 + wall) // 2, 1500), of=["one"]),
            dot("door-other", "door", *at(2500, 1500), of=["other"]),
            dot("entrance", "entrance", *at(1000, 1700)),
        ],
        (4000, 4000),
    )
    assert lines(drawn) == []


def test_a_plan_that_is_half_drawn_can_be_kept_and_one_that_cannot_be_read_not() -> None:
    assert unreadable(plan([])) == []
    assert unreadable(without(ground(), "outline", "corridor")) == []
    assert [str(each) for each in unreadable(plan([{"type": "Feature"}]))] == [
        "feature 1: has no properties or no geometry"
    ]


def test_what_says_that_steps_lead_to_it_may_have_steps() -> None:
    found = ground()
    for name in ("door-room-101", "room-101"):
        named(found, name)["properties"]["accessible"] = False
    assert lines(found) == []


def test_a_walkway_goes_through_a_wall_where_a_door_is_wide_enough() -> None:
    found = ground()
    found["features"] += [
        area("hall", "room", (1900, 300, 2000, 900)),
        walkway("into-the-hall", (1800, 620), (1950, 620)),
        walkway("link", (1850, 600), (1850, 620)),
        dot("door-hall", "door", 1900, 600, of=["hall"], width=30),
    ]
    assert lines(found) == ["into-the-hall: runs through hall"]
    named(found, "door-hall")["properties"]["width"] = 90
    assert lines(found) == []


def test_a_floor_without_entrance_lift_or_stairs_is_one_that_nobody_gets_to() -> None:
    alone = without(storey(2), "lift-1", "door-lift-1", "stairs-1", "door-stairs-1")
    assert lines(alone) == ["plan: has no entrance, and no lift or stairs to come from"]


@given(mangled(ground()))
def test_no_plan_is_so_broken_that_the_check_breaks(raw: dict[str, Any]) -> None:
    assert all(line.partition(": ")[2] for line in lines(raw))


def test_a_good_house_has_no_faults() -> None:
    assert check_house(house()) == []


def test_a_shaft_on_one_floor_only_leads_nowhere() -> None:
    found = house()
    for number in ("2", "3", "4"):
        named(found[number], "lift-1")["properties"]["shaft"] = "lift-2"
    assert "1/lift-1: the shaft lift-1 is on no other floor" in map(str, check_house(found))


def test_a_lift_stands_over_itself() -> None:
    found = house()
    named(found["3"], "lift-1")["geometry"].update(area("x", "lift", (1300, 0, 1400, 500))["geometry"])
    assert "3/lift-1: is not where 1/lift-1 is, in the same shaft" in map(str, check_house(found))


def test_a_floor_with_stairs_only_is_not_reached_on_wheels() -> None:
    found = house() | {"4": without(storey(4), "lift-1", "door-lift-1")}
    said = [str(each) for each in check_house(found)]
    assert said == [
        f"4/room-40{n}: is not reached without steps; if so, its accessible must say false" for n in (1, 2, 3)
    ]


def test_a_house_has_an_entrance() -> None:
    said = [str(each) for each in check_house({"2": storey(2), "3": storey(3)})]
    assert "house: no floor has an entrance" in said
    assert "2/room-201: is not reached from the entrance" in said


HOURS = [{"days": "working", "times": [["09:00", "12:00"]]}, {"days": [6], "times": [["22:00", "06:00"]]}, {}]
NO_HOURS: list[Any] = [[], [{"days": "weekdays"}], [{"days": [8]}], [{"times": [["9:00", "12:00"]]}]]
NO_HOURS += [[{"times": [["24:00", "24:00"]]}], [{"times": [["09:00"]]}], [{"open": True}], "09:00-12:00"]


@pytest.mark.parametrize("opening", NO_HOURS)
def test_hours_that_no_clock_understands_are_refused(opening: Any) -> None:
    found = ground()
    named(found, "room-101")["properties"]["opening"] = HOURS
    body = {"title": "大厅", "number": 1, "plan": found}
    assert named(read("floor", body)["plan"], "room-101")["properties"]["opening"] == HOURS
    named(found, "room-101")["properties"]["opening"] = opening
    with pytest.raises(Problem):
        read("floor", body)
