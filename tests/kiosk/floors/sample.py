"""The sample office's house: its twelve plans, every place there is, and a kiosk anywhere."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import content.sample
from content.published.plans.features import PLACES
from kiosk.floors.building import Building, Floor, building, floor

FOLDER: Final = Path(content.sample.__file__).parent / "floors"


@cache
def plans() -> dict[str, dict[str, Any]]:
    """By the floor's name, as GeoJSON."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.geojson")}


@cache
def floors() -> tuple[Floor, ...]:
    return tuple(floor(name, {**plan, "plan": plan}) for name, plan in plans().items())


@cache
def places() -> tuple[str, ...]:
    return tuple(sorted(f"{floor.name}/{each.id}" for floor in floors() for each in floor.of_type(*PLACES)))


def kiosk_at(place: str) -> Building:
    return building(floors(), place)
