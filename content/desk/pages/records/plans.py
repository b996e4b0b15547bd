"""A floor's plan in its form: a GeoJSON file, checked at once for all that is wrong with it; and as a picture."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from werkzeug.datastructures import FileStorage

from content.desk.records import building
from content.desk.records.fault import Fault
from content.desk.records.plan import unreadable
from content.desk.texts import whole_characters
from content.published.plans.features import Feature, features

from .. import context
from ..language import gettext, ngettext
from ..problems import sentence

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_SHOWN: Final = 30
# What is drawn under what else.
LAYERS: Final = (
    "outline", "water", "ramp", "room", "toilet", "lift", "stairs", "counter", "furniture", "wall", "walkway", "door",
    "entrance", "kiosk",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature: its points as SVG has them; `at` is the middle of what has a name to be written there. wrong:
    whether a fault names it."""

    type: str
    id: str
    points: str
    closed: bool
    dot: tuple[int, int] | None
    label: str
    at: tuple[int, int]
    wrong: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A plan to look at, its faults in words, and how many there are `more`; `between` is what is wrong with the whole
    building that is seen on no floor alone."""

    size: tuple[int, int]
    shapes: list[Shape]
    faults: list[str]
    more: int
    between: list[str]


def sent(file: FileStorage | None, typed: str, base: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields of the floor that its plan brings, and what is wrong with the file itself. Without a new plan the
    one that was kept stays."""
    if file and file.filename:
        data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return _kept(base), {"plan": gettext("A plan has at most 2 MB.")}
        return _read(data, base)
    return _read(typed.encode(), base) if typed else (_kept(base), {})


def shown(content: Mapping[str, Any], name: str) -> Picture | None:
    """The plan of the floor `name`, "" while it has no name; None where there is nothing that could be drawn."""
    if not isinstance(content.get("plan"), Mapping):
        return None
    plan = building.whole(content)
    with context.desk().database.reading() as db:
        beside = building.others(db, name)
    faults, between = building.faults(plan, name, beside)
    here = f"{name or building.THIS}/"
    wrong = {each.feature.removeprefix(here) for each in (*faults, *between)}
    found = sorted(features(plan).values(), key=lambda each: LAYERS.index(each.type))
    shapes = [_shape(each, wrong=each.id in wrong) for each in found]
    told = [in_words(fault) for fault in faults[:MOST_SHOWN]]
    beyond = [in_words(fault) for fault in between[:MOST_SHOWN]]
    return Picture(_size(plan), shapes, told, len(faults) - len(told), beyond)


def in_words(fault: Fault) -> str:
    """The feature, and what is wrong with it in the reader's language."""
    return f"{fault.feature}: {sentence(gettext(fault.message) % fault.values)}"


def summary(picture: Picture) -> str:
    return summed(len(picture.faults) + picture.more + len(picture.between))


def summed(number: int) -> str:
    """So many things that are wrong, in words."""
    if number:
        return ngettext("One thing is wrong with this plan.", "%(num)d things are wrong with this plan.", number)
    return gettext("Every room is reached, and without steps unless the plan says otherwise.")


def _kept(base: Mapping[str, Any]) -> dict[str, Any]:
    return {"plan": base["plan"]} if "plan" in base else {}


def _read(data: bytes, base: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    try:
        found = whole_characters(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return _kept(base), {"plan": gettext("This is not a GeoJSON file.")}
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        return _kept(base), {"plan": gettext("This is not a GeoJSON file with features.")}
    own = {name: found[name] for name in ("type", "features") if name in found}
    size = {"size": found["size"]} if "size" in found else {}
    faults = unreadable({**own, **size})
    wrong = {"plan": in_words(faults[0])} if faults else {}
    return {"plan": own, **size}, wrong


def _size(plan: Mapping[str, Any]) -> tuple[int, int]:
    size = plan.get("size")
    good = isinstance(size, list) and len(size) == 2 and all(type(each) is int and 0 < each < 10**6 for each in size)
    return (size[0], size[1]) if good and isinstance(size, list) else (1000, 1000)


def _shape(each: Feature, *, wrong: bool) -> Shape:
    points = " ".join(f"{x},{y}" for x, y in each.points)
    xs, ys = [x for x, _ in each.points], [y for _, y in each.points]
    middle = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    dot = (each.points[0][0], each.points[0][1]) if len(each.points) == 1 else None
    # The number on the door; names would not fit.
    label = each.number or "" if each.type in ("room", "counter") else ""
    return Shape(each.type, each.id, points, each.closed, dot, label, middle, wrong)
