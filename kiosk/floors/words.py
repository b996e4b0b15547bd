"""Places and steps of a way in words of the page's language."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from flask_babel import gettext

from content.published.plans.features import Feature
from kiosk.floors.building import Building, Floor
from kiosk.floors.steps import Step
from kiosk.texts import pick


def _(message: str, **values: object) -> str:
    return str(gettext(message, **values))


NUMBERED: Final = re.compile(r"(?:lift|stairs)-(\d+)")
ORDINALS: Final[Mapping[int, Callable[[], str]]] = {
    1: lambda: _("first"),
    2: lambda: _("second"),
    3: lambda: _("third"),
    4: lambda: _("fourth"),
    5: lambda: _("fifth"),
    6: lambda: _("sixth"),
    7: lambda: _("seventh"),
    8: lambda: _("eighth"),
    9: lambda: _("ninth"),
}
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


def called(place: Feature, lang: str) -> str:
    """Sign and name."""
    name, short = pick(place.name, lang)[0], sign(place, lang)
    return short if not name or name == short else _("%(sign)s, %(name)s", sign=short, name=name)


def told(step: Step, building: Building, lang: str, *, brief: bool = False) -> str:
    """One step as a sentence without its distance; `brief` says of a place only what its sign says."""
    place = building.floors[step.floor].features.get(step.feature)
    if step.kind == "turn":
        return _turn(step)
    if place is None:
        return ""
    if step.kind == "start":
        return _start(step)
    if step.kind == "leave":
        return _leave_lift(step) if place.type == "lift" else _leave_stairs(step)
    if step.kind == "ride":
        return _ride(step, place, lang)
    return _arrive(step, sign(place, lang) if brief else called(place, lang))


def in_short(steps: Iterable[tuple[Step, ...]], building: Building, lang: str) -> str:
    """The whole way in one line: every ride, and what is done on the last floor."""
    legs = list(steps)
    picked = [step for leg in legs[:-1] for step in leg if step.kind == "ride"] + list(legs[-1] if legs else ())
    return _(", ").join(said for step in picked if (said := told(step, building, lang, brief=True)))


def ordinal(n: int) -> str:
    return ORDINALS[n]() if n in ORDINALS else _("%(n)sth", n=n)


def _start(step: Step) -> str:
    if step.turn == "left":
        return _("Go left from this kiosk")
    if step.turn == "right":
        return _("Go right from this kiosk")
    if step.turn == "ahead":
        return _("Go straight ahead from this kiosk")
    return _("Turn round at this kiosk and go straight ahead") if step.turn == "back" else _("Set out from this kiosk")


def _leave_lift(step: Step) -> str:
    if step.turn == "left":
        return _("turn left out of the lift")
    if step.turn == "right":
        return _("turn right out of the lift")
    return _("go straight ahead out of the lift") if step.turn == "ahead" else _("leave the lift")


def _leave_stairs(step: Step) -> str:
    if step.turn == "left":
        return _("turn left out of the stairs")
    if step.turn == "right":
        return _("turn right out of the stairs")
    return _("go straight ahead out of the stairs") if step.turn == "ahead" else _("leave the stairs")


def _turn(step: Step) -> str:
    if step.turn == "left":
        return _("turn left")
    if step.turn == "right":
        return _("turn right")
    return _("turn back") if step.turn == "back" else _("go straight ahead")


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
        return _("%(nth)s door on the left: %(place)s", nth=ordinal(step.nth), place=name)
    if step.nth and step.turn == "right":
        return _("%(nth)s door on the right: %(place)s", nth=ordinal(step.nth), place=name)
    if step.turn == "left":
        return _("%(place)s is on your left", place=name)
    if step.turn == "right":
        return _("%(place)s is on your right", place=name)
    if step.turn == "back":
        return _("%(place)s is behind you", place=name)
    return _("%(place)s is straight ahead", place=name) if step.turn == "ahead" else _("%(place)s is here", place=name)
