"""Floors that do not meet are told to staff, and are shown all the same."""

from tests.plans import Plan, house, named, storey
from tests.world import Office
from tests.world.records import put_out, shown


def publish(office: Office, plans: dict[str, Plan]) -> list[str]:
    """The alarms that the edition raises."""
    for name, plan in plans.items():
        put_out(office, name, kind="floor", number=int(name), plan=plan)
    assert office.desk.publisher.editions.publish_changes()
    return [alarm.name for alarm in office.desk.alarms.now() if alarm.what == "house-plan"]


def test_a_house_whose_floors_meet_raises_no_alarm(office: Office) -> None:
    assert publish(office, house()) == []


def test_a_floor_that_no_lift_reaches_is_named_until_it_has_one(office: Office) -> None:
    cut = house()
    named(cut["4"], "lift-1")["properties"]["shaft"] = "lift-9"
    told = publish(office, cut)
    assert "4/lift-1: the shaft lift-9 is on no other floor" in told
    assert {"4/room-401", "4/room-402", "4/room-403"} <= {name.partition(":")[0] for name in told}
    assert {"floor/1", "floor/4"} <= set(shown(office))
    assert publish(office, {"4": storey(4)}) == []


def test_an_office_without_plans_is_not_asked_for_any(office: Office) -> None:
    put_out(office, "supply")
    assert publish(office, {}) == []
