"""Screens over the API: what each shows and is like, what staff know of it, letting one in and shutting one out."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel
from sqlalchemy.orm import Session

from content.desk import facts, screens
from content.desk.facts import ScreenView
from content.desk.watch.states import Standing

from .answers import Time, time
from .operation import Answer, Call, Operation


class ScreenAnswer(BaseModel):
    name: str
    channel: str
    paired: bool
    keeper: str
    place: str
    phone: str
    width_mm: int | None
    height_mm: int | None
    distance_mm: int | None
    status: Literal["online", "silent", "offline", "never"]
    state: Literal["fresh", "late", "silent", "wrong-number", "device-gone", "disk-full", "item-failed", "clock-unsure"]
    current: bool
    shown: int | None
    on_air: int | None
    shown_at: Time | None
    heard_at: Time | None
    health: dict[str, Any] | None
    node: str


class ScreensAnswer(BaseModel):
    screens: list[ScreenAnswer]


class PairedAnswer(BaseModel):
    name: str
    channel: str
    keeper: str
    place: str


class DescribedAnswer(PairedAnswer):
    """What staff know of a screen; the lit picture's measures and the distance it is read from."""

    phone: str
    width_mm: int | None
    height_mm: int | None
    distance_mm: int | None


def _index(call: Call) -> Answer:
    standings = call.desk.watch.look()
    with call.desk.database.reading() as session:
        return Answer(ScreensAnswer(screens=_everyone(session, call.now, standings)))


def _everyone(session: Session, now: int, standings: Mapping[str, Standing]) -> list[ScreenAnswer]:
    described = {each.name: screens.as_paired(each) for each in screens.everyone(session)}
    return [
        _screen(view, described.get(view.name), standings.get(view.name, Standing()))
        for view in facts.all_views(session, now)
    ]


def _pair(call: Call) -> Answer:
    paired = call.desk.pair(call.actor, call.body, now=call.now, origin=call.origin)
    answer = PairedAnswer(name=paired.name, channel=paired.channel, keeper=paired.keeper, place=paired.place)
    return Answer(answer, 201)


def _describe(call: Call) -> Answer:
    name = call.path["screen"]
    with call.desk.database.transaction() as session:
        found = screens.describe(session, call.actor, name, call.body, now=call.now, origin=call.origin)
    return Answer(_described(found))


def _remove(call: Call) -> Answer:
    name = call.path["screen"]
    with call.desk.database.transaction() as session:
        found = screens.remove(session, call.actor, name, now=call.now, origin=call.origin)
    return Answer(_described(found))


def _described(found: screens.Paired) -> DescribedAnswer:
    return DescribedAnswer(
        name=found.name,
        channel=found.channel,
        keeper=found.keeper,
        place=found.place,
        phone=found.phone,
        width_mm=found.width_mm,
        height_mm=found.height_mm,
        distance_mm=found.distance_mm,
    )


def _screen(view: ScreenView, described: screens.Paired | None, standing: Standing) -> ScreenAnswer:
    return ScreenAnswer.model_validate(
        {
            "name": view.name,
            "channel": view.channel,
            "paired": view.paired_at is not None,
            "keeper": view.keeper,
            "place": view.place,
            "phone": view.phone,
            "width_mm": described.width_mm if described else None,
            "height_mm": described.height_mm if described else None,
            "distance_mm": view.distance_mm,
            "status": view.status,
            "state": standing.state,
            "current": view.current,
            "shown": view.shown,
            "on_air": view.on_air,
            "shown_at": time(view.shown_at),
            "heard_at": time(view.heard_at),
            "health": view.health,
            "node": view.node,
        }
    )


OPERATIONS = [
    Operation("GET", "/api/screens", "All screens, and what was last heard from each", _index, ScreensAnswer),
    Operation(
        "POST",
        "/api/screens/pair",
        "Let in the screen that shows this code",
        _pair,
        PairedAnswer,
        201,
        screens.Pairing,
        refusals=(403, 409),
    ),
    Operation(
        "PUT",
        "/api/screens/{screen}",
        "Set anew what is known of a screen, its channel among it",
        _describe,
        DescribedAnswer,
        body=screens.Description,
        refusals=(403,),
    ),
    Operation(
        "DELETE",
        "/api/screens/{screen}",
        "Shut a screen out: its key stops counting at once",
        _remove,
        DescribedAnswer,
        refusals=(403,),
    ),
]
