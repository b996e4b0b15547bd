"""The shortest way to every place of the house, with stairs or without."""

from itertools import pairwise

from hypothesis import given, settings

from content.published.plans.plane import apart, distance
from kiosk.floors.building import Building
from kiosk.floors.routes import Leg, routes
from tests.kiosk.floors.drawn import built, grids, way
from tests.plans import ground, house, named, storey, without

TENS = settings(max_examples=60, deadline=None)
EVERYWHERE = ("room", "lift", "stairs", "kiosk")


def places(building: Building) -> list[str]:
    return [f"{floor.name}/{each.id}" for floor in building.floors.values() for each in floor.of_type(*EVERYWHERE)]


def test_the_way_to_a_room_on_the_same_floor() -> None:
    found = way("1/room-101")
    assert [leg.points for leg in found.legs] == [((900, 600), (600, 600), (300, 600), (300, 500))]
    assert (found.metres, found.minutes) == (7, 1)


def test_one_floor_up_the_stairs_are_quicker_and_three_up_the_lift() -> None:
    assert [leg.ride and leg.ride.kind for leg in way("2/room-201").legs] == ["stairs", None]
    assert [leg.ride and leg.ride.kind for leg in way("4/room-401").legs] == ["lift", None]


def test_without_steps_the_lift_is_taken_for_one_floor_too() -> None:
    assert [leg.ride and leg.ride.kind for leg in way("2/room-201", step_free=True).legs] == ["lift", None]


def test_no_place_and_no_floor_have_no_way() -> None:
    found = routes(built(house()))
    assert [found.to(place) for place in ("", "1", "1/", "9/room-901", "1/room-999", "1/door-room-101")] == [None] * 6


def test_a_place_behind_steps_has_a_way_but_none_without_steps() -> None:
    plans = house()
    named(plans["1"], "door-room-101")["properties"]["accessible"] = False
    assert routes(built(plans), "step-free").to("1/room-101") is None
    assert routes(built(plans)).to("1/room-101")


def test_a_lift_that_does_not_go_everywhere_is_left_for_another() -> None:
    plans = house()
    plans["4"] = without(storey(4), "lift-1", "door-lift-1")
    assert [leg.ride and leg.ride.kind for leg in way("4/room-401", plans=plans).legs][-2:] == ["stairs", None]
    assert routes(built(plans), "step-free").to("4/room-401") is None


def test_the_way_to_the_kiosk_itself_is_to_stay() -> None:
    (leg,) = way("1/kiosk").legs
    assert leg.points == ((900, 600),)


def test_a_kiosk_that_is_not_drawn_stands_at_the_entrance() -> None:
    plans = {"1": without(ground(), "kiosk")}
    assert built(plans).kiosk == "1/entrance"
    assert built(plans, "7/nowhere").kiosk == "1/entrance"


def test_a_house_without_a_kiosk_and_an_entrance_has_no_ways() -> None:
    found = built({"2": storey(2)})
    assert found.kiosk is None
    assert routes(found).to("2/room-201") is None


@TENS
@given(grids())
def test_a_way_never_leaves_the_walkways_but_for_a_door(building: Building) -> None:
    for step_free in (False, True):
        found = routes(building, "step-free" if step_free else "any")
        for route in filter(None, map(found.to, places(building))):
            assert all(_walkable(building, leg) for leg in route.legs)


def _walkable(building: Building, leg: Leg) -> bool:
    """Each piece is part of a walkway, or the step aside to a door."""
    ways = building.floors[leg.floor].ways
    pieces = {(way.a, way.b) for way in ways.ways} | {(way.b, way.a) for way in ways.ways}
    aside = {(stop.joint, stop.point) for stops in ways.stops.values() for stop in stops}
    steps = {pair for pair in pairwise(leg.points) if pair[0] != pair[1]}
    return steps <= pieces | aside | {(b, a) for a, b in aside}


@TENS
@given(grids())
def test_without_steps_no_stairs_and_no_steps_are_used(building: Building) -> None:
    found = routes(building, "step-free")
    for route in filter(None, map(found.to, places(building))):
        assert all(leg.ride is None or leg.ride.kind == "lift" for leg in route.legs)
        for leg in route.legs:
            steps = [way for way in building.floors[leg.floor].ways.ways if way.steps]
            flat = [way for way in building.floors[leg.floor].ways.ways if not way.steps]
            for a, b in pairwise(leg.points):
                middle = ((a[0] + b[0]) // 2, (a[1] + b[1]) // 2)
                on_steps = any(apart(middle, (way.a, way.b)) <= 1 for way in steps)
                assert not on_steps or any(apart(middle, (way.a, way.b)) <= 1 for way in flat) or distance(a, b) <= 100


@TENS
@given(grids())
def test_steps_never_make_a_way_longer_than_the_way_without(building: Building) -> None:
    anyhow, on_wheels = routes(building), routes(building, "step-free")
    for place in places(building):
        flat = on_wheels.to(place)
        short = anyhow.to(place)
        assert flat is None or (short is not None and short.cost <= flat.cost)
