"""How walkways join, and where places are reached from them."""

from content.published.plans.features import features
from content.published.plans.plane import apart
from content.published.plans.reached import reached
from content.published.plans.ways import Ways, ways
from tests.plans import Plan, area, dot, ground, named, plan, room, walkway, without


def joined(found: Plan) -> Ways:
    return ways(features(found))


def test_a_room_is_reached_by_its_door() -> None:
    (stop,) = joined(ground()).stops["room-101"]
    assert (stop.point, stop.joint, stop.door) == ((300, 500), (300, 600), "door-room-101")


def test_a_counter_without_a_door_is_reached_across_its_edge() -> None:
    found = plan([walkway("way", (0, 600), (900, 600)), area("counter-1", "counter", (100, 300, 400, 400))])
    (stop,) = joined(found).stops["counter-1"]
    assert (stop.point, stop.joint) == ((250, 400), (250, 600))


def test_what_is_too_far_from_any_walkway_is_reached_from_nowhere() -> None:
    found = plan([walkway("way", (0, 600), (900, 600)), *room("room-1", (0, 0, 100, 50), (50, 50))])
    assert joined(found).stops == {}


def test_a_door_that_names_a_walkway_opens_onto_that_one() -> None:
    found = plan([walkway("near", (0, 500), (900, 500)), walkway("far", (0, 300), (900, 300))])
    found["features"] += [dot("door", "door", 100, 450, of=["far"])]
    assert joined(found).doors["door"].joint == (100, 300)


def test_walkways_that_cross_or_nearly_touch_are_joined() -> None:
    found = plan(
        [
            walkway("west-east", (0, 600), (1000, 600)),
            walkway("crossing", (500, 0), (500, 1000)),
            walkway("ending", (200, 595), (200, 100)),
            area("counter-1", "counter", (0, 90, 100, 110)),
            area("counter-2", "counter", (450, 990, 550, 1010)),
        ]
    )
    assert reached(joined(found), ["counter-1"]) == {"counter-1", "counter-2"}


def test_walkways_apart_are_not_joined() -> None:
    found = plan([walkway("one", (0, 0), (100, 0)), walkway("other", (0, 200), (100, 200))])
    found["features"] += [area("counter-1", "counter", (0, 0, 9, 9)), area("counter-2", "counter", (0, 190, 9, 199))]
    assert reached(joined(found), ["counter-1"]) == {"counter-1"}


def test_steps_and_high_thresholds_are_not_for_wheels() -> None:
    found = ground()
    named(found, "door-room-101")["properties"]["accessible"] = False
    assert "room-101" not in reached(joined(found), ["entrance"], step_free=True)
    assert "room-101" in reached(joined(found), ["entrance"])
    named(found, "corridor")["properties"]["accessible"] = False
    assert reached(joined(found), ["entrance"], step_free=True) == {"entrance"}


def test_every_piece_of_a_way_lies_on_its_walkway() -> None:
    found = joined(ground())
    assert all(apart(end, ((0, 600), (1900, 600))) == 0 for way in found.ways for end in (way.a, way.b))
    assert joined(without(ground(), "corridor")).ways == ()
