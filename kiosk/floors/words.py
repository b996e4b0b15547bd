"""Places and steps of a way in words of the page's language."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from flask_babel import gettext

from content.published.plans.features import Feature
from kiosk.floors import bearings
from kiosk.floors.building import Building, Floor
from kiosk.floors.steps import Step
from kiosk.texts import pick


def _(message: str, **values: object) -> str:
    return str(gettext(message, **values))


NUMBERED: Final = re.compile(r"(?:lift|stairs)-(\d+)")
UNNAMED: Final[Mapping[str, Callable[[], str]]] = {
    "room": lambda: _("Room"),
    "counter": lambda: _("Counter"),
    "toilet": lambda: _("Toilets"),
    "lift": lambda: _("Lift"),
    "stairs": lambda: _("Stairs"),
    "entrance": lambda: _("Entrance"),
    "kiosk": lambda: _("This kiosk"),
}


def names(floor: Floor, lang: str) -> dict[str, str]:
    """What the features of a floor are called, as far as they are called anything."""
    return {each.id: words for each in floor.features.values() if (words := pick(each.name, lang)[0])}


def sign(place: Feature, lang: str) -> str:
    """What stands on the door or above the counter, else the place's name, else what sort of place it is."""
    if place.number and place.type == "counter":
        return _("Counter %(number)s", number=place.number)
    if place.number and place.type == "room":
        return _("Room %(number)s", number=place.number)
    return pick(place.name, lang)[0] or UNNAMED[place.type]()


def landmark(place: Feature, lang: str) -> str:
    """As short as it is known on the way: toilets are toilets, whatever else their door says."""
    return UNNAMED["toilet"]() if place.type == "toilet" and not place.accessible else sign(place, lang)


def called(place: Feature, lang: str) -> str:
    """Sign and name."""
    name, short = pick(place.name, lang)[0], sign(place, lang)
    return short if not name or name == short else _("%(sign)s, %(name)s", sign=short, name=name)


def told(step: Step, building: Building, lang: str, *, brief: bool = False) -> str:
    """One step as a sentence without its distance; `brief` leaves out landmarks, and says of a place only what its
    sign says."""
    features = building.floors[step.floor].features
    said = _told(step, features.get(step.feature), lang, brief=brief)
    return bearings.seen(said, step, landmark(features[step.mark.feature], lang)) if step.mark and not brief else said


def _told(step: Step, place: Feature | None, lang: str, *, brief: bool) -> str:
    if step.kind == "turn":
        return bearings.turn(step)
    if place is None:
        return ""
    if step.kind == "start":
        return bearings.start(step)
    if step.kind == "leave":
        return bearings.leave_lift(step) if place.type == "lift" else bearings.leave_stairs(step)
    if step.kind == "ride":
        return _ride(step, place, lang)
    return _arrive(step, sign(place, lang) if brief else called(place, lang))


def in_short(steps: Iterable[tuple[Step, ...]], building: Building, lang: str) -> str:
    """The whole way in one line: every ride, and what is done on the last floor."""
    legs = list(steps)
    picked = [step for leg in legs[:-1] for step in leg if step.kind == "ride"] + list(legs[-1] if legs else ())
    return _(", ").join(said for step in picked if (said := told(step, building, lang, brief=True)))


def _ride(step: Step, place: Feature, lang: str) -> str:
    numbered = NUMBERED.fullmatch(place.shaft or "")
    if numbered:
        return _ride_numbered(step, place, numbered[1])
    name = sign(place, lang)
    if place.type == "lift":
        return _("Take the lift (%(name)s) to floor %(floor)s", name=name, floor=step.to)
    if step.up:
        return _("Take the stairs (%(name)s) up to floor %(floor)s", name=name, floor=step.to)
    return _("Take the stairs (%(name)s) down to floor %(floor)s", name=name, floor=step.to)


def _ride_numbered(step: Step, place: Feature, number: str) -> str:
    if place.type == "lift":
        return _("Take lift %(number)s to floor %(floor)s", number=number, floor=step.to)
    if step.up:
        return _("Take stairs %(number)s up to floor %(floor)s", number=number, floor=step.to)
    return _("Take stairs %(number)s down to floor %(floor)s", number=number, floor=step.to)


def _arrive(step: Step, name: str) -> str:
    if step.nth and step.turn == "left":
        return _("%(nth)s door on the left: %(place)s", nth=bearings.ordinal(step.nth), place=name)
    if step.nth and step.turn == "right":
        return _("%(nth)s door on the right: %(place)s", nth=bearings.ordinal(step.nth), place=name)
    if step.turn == "left":
        return _("%(place)s is on your left", place=name)
    if step.turn == "right":
        return _("%(place)s is on your right", place=name)
    if step.turn == "back":
        return _("%(place)s is behind you", place=name)
    return _("%(place)s is straight ahead", place=name) if step.turn == "ahead" else _("%(place)s is here", place=name)
