"""A step of a way as it is said aloud: which fixed words and which names of places, one after another."""

from typing import NamedTuple

from content.published.directions import COUNTED, METRES, SHAFTS
from content.published.phrases import HIGHEST_FLOOR
from content.published.phrases import RECORD as PHRASES
from kiosk.floors.building import Building
from kiosk.floors.corners import END
from kiosk.floors.steps import Step
from kiosk.floors.words import NUMBERED

SIDES = ("left", "right")


class Clip(NamedTuple):
    """What a record's voice says at a path."""

    record: str
    path: str


def heard(step: Step, building: Building, metres: int | None) -> tuple[Clip, ...]:
    """`metres` as they are told, None where none are."""
    place = (Clip(f"floor/{step.floor}", f"places.{step.feature}"),)
    told = {"start": _start, "leave": _leave, "turn": _turn}.get(step.kind)
    if told:
        done = said(told(step, building))
    else:
        done = _ride(step, building) if step.kind == "ride" else _arrive(step, place)
    far = said(f"metres.{metres}") if metres in METRES else ()
    return (*_passed(step), *done, *far)


def said(*keys: str) -> tuple[Clip, ...]:
    return tuple(Clip(PHRASES, key) for key in keys)


def _start(step: Step, _: Building) -> str:
    return f"route.start-{step.turn}" if step.turn else "route.start"


def _leave(step: Step, building: Building) -> str:
    by = building.floors[step.floor].features[step.feature].type
    return f"route.{by}-{step.turn}" if step.turn in (*SIDES, "ahead") else f"route.leave-{by}"


def _turn(step: Step, _: Building) -> str:
    if step.turn not in SIDES:
        return "route.back" if step.turn == "back" else "route.ahead"
    if step.corner == END:
        return f"route.end-{step.turn}"
    counted = step.corner is not None and step.corner <= COUNTED
    return f"route.turning-{step.turn}.{step.corner}" if counted else f"route.{step.turn}"


def _passed(step: Step) -> tuple[Clip, ...]:
    if step.mark is None:
        return ()
    by = f"route.past-{step.mark.side}" if step.mark.side else "route.by"
    return (*said(by), Clip(f"floor/{step.floor}", f"places.{step.mark.feature}"))


def _ride(step: Step, building: Building) -> tuple[Clip, ...]:
    place = building.floors[step.floor].features[step.feature]
    numbered = NUMBERED.fullmatch(place.shaft or "")
    named = f".{numbered[1]}" if numbered and int(numbered[1]) in SHAFTS else ""
    way = [f"route.{place.type}{named}"]
    if place.type == "stairs":
        way.append("route.up" if step.up else "route.down")
    to = building.floors[step.to].number
    return said(*way, *([f"floor.{to}"] if 1 <= to <= HIGHEST_FLOOR else ()))


def _arrive(step: Step, place: tuple[Clip, ...]) -> tuple[Clip, ...]:
    if step.turn in SIDES:
        if step.nth and step.nth <= COUNTED:
            return (*said(f"route.door-{step.turn}.{step.nth}"), *place)
        return (*place, *said(f"route.on-{step.turn}"))
    where = {"back": "route.behind", "ahead": "route.in-front"}.get(step.turn or "")
    return (*place, *said(*([where] if where else ())))
