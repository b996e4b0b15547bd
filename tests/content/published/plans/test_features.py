"""What a plan holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.plans.features import FARTHEST, Unreadable, features, read
from tests.kiosk.mangled import mangled
from tests.plans import area, dot, feature, ground, named, plan, walkway

WRONG = [
    (None, "has no properties or no geometry"),
    ({"type": "Feature", "properties": {}}, "has no properties or no geometry"),
    (dot("Kiosk", "kiosk", 1, 2), "its id is not of small letters, digits and hyphens"),
    (dot("well", "well", 1, 2), "its type is none that a plan knows"),
    (dot("room-101", "room", 1, 2), "must be drawn as Polygon"),
    (feature("kiosk", "kiosk", "Point", [1, 2.5]), "its coordinates must be whole centimetres"),
    (feature("kiosk", "kiosk", "Point", [1, True]), "its coordinates must be whole centimetres"),
    (feature("kiosk", "kiosk", "Point", [1, 2, 3]), "its coordinates must be whole centimetres"),
    (feature("way", "walkway", "LineString", [[0, 0]]), "has too few points"),
    (feature("way", "walkway", "LineString", None), "has too few points"),
    (feature("hall", "room", "Polygon", []), "must be one ring without holes"),
    (feature("hall", "room", "Polygon", [[[0, 0], [9, 0], [9, 9], [0, 9]]]), "come back to its first point"),
]


@pytest.mark.parametrize(("raw", "why"), WRONG)
def test_what_cannot_be_read_says_why(raw: Any, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(raw)


def test_a_feature_keeps_what_it_says_of_itself() -> None:
    found = read(area("room-305", "room", (0, 0, 9, 9), name="会议室", number="305", department="permits", facing=90))
    assert (found.name, found.number, found.department, found.facing) == ({"zh-Hans": "会议室"}, "305", "permits", 90)
    assert found.points == ((0, 0), (9, 0), (9, 9), (0, 9))


def test_a_property_of_the_wrong_type_is_left_out() -> None:
    found = read(area("room-305", "room", (0, 0, 9, 9), name=7, number=305, accessible="yes", of="x", width=True))
    assert (found.name, found.number, found.accessible, found.of, found.width) == ({}, None, None, (), 90)


def test_the_first_of_two_features_with_an_id_stands() -> None:
    both = plan([walkway("way", (0, 0), (9, 0)), walkway("way", (0, 0), (0, 9))])
    assert features(both)["way"].points == ((0, 0), (9, 0))


@given(mangled(ground()))
def test_a_mangled_plan_keeps_what_can_be_read(raw: dict[str, Any]) -> None:
    assert all(name == found.id for name, found in features(raw).items())


@given(st.sampled_from([each["properties"]["id"] for each in ground()["features"]]))
def test_a_broken_feature_breaks_no_other(name: str) -> None:
    broken = ground()
    named(broken, name)["geometry"] = "gone"
    assert set(features(broken)) == set(features(ground())) - {name}


@pytest.mark.parametrize("far", [FARTHEST + 1, -FARTHEST - 1, 10**400])
def test_what_lies_beyond_any_house_is_left_out(far: int) -> None:
    drawn = plan([area("a", "stairs", (0, 0, far, 9)), walkway("b", (0, 0), (0, far)), dot("c", "kiosk", far, 0)])
    assert features(drawn) == {}
    found = read(dot("kiosk", "kiosk", FARTHEST, -FARTHEST, facing=far, width=far))
    assert (found.points, found.facing, found.width) == (((FARTHEST, -FARTHEST),), None, 90)
