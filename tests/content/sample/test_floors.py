"""The sample office's twelve plans: faultless, joined by lifts and stairs, with every place that others name."""

import json
from pathlib import Path
from typing import Any

import pytest

import content.sample
from content.desk.records.plan import check
from content.desk.records.storeys import check_house

FOLDER = Path(content.sample.__file__).parent / "floors"
NUMBERS = range(1, 13)


def plan(number: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{number}.geojson").read_text("utf-8"))
    return found


def ids(number: int) -> set[str]:
    return {each["properties"]["id"] for each in plan(number)["features"]}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_plan_has_no_faults(number: int) -> None:
    assert [str(fault) for fault in check(plan(number))] == []
    assert plan(number)["number"] == number


def test_the_house_has_no_faults() -> None:
    assert [str(fault) for fault in check_house({str(number): plan(number) for number in NUMBERS})] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_every_floor_has_lifts_stairs_toilets_and_numbered_rooms(number: int) -> None:
    assert ids(number) >= {"lift-1", "lift-2", "stairs-1", "stairs-2", "toilet", "toilet-accessible"}
    assert ids(number) >= {f"room-{number}{room:02d}" for room in range(1, 9)}


def test_the_places_that_others_name_are_there() -> None:
    assert ids(1) >= {"entrance", "kiosk", "information", *(f"counter-{number}" for number in range(1, 9))}
    assert "reading-room" in ids(2)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_place_has_a_name_in_chinese_and_english(number: int) -> None:
    places = [each["properties"] for each in plan(number)["features"] if "of" not in each["properties"]]
    named = [each for each in places if each["type"] in ("room", "counter", "toilet", "lift", "stairs", "kiosk")]
    assert [each["id"] for each in named if set(each.get("name", {})) != {"zh-Hans", "en"}] == []
