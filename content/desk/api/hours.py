"""Hours and brightness of a channel's screens over the API, and having them begin anew."""

from pydantic import BaseModel

from content.desk import channels, desired
from content.desk.compile.wanted import Kept
from content.desk.desired import Dimmed, Hours, Wanted

from .operation import Answer, Call, Operation


class HoursAnswer(BaseModel):
    """hours: null is lit day and night. brightness: in which hours it is less than 100. silent: emergencies are only
    seen. restart: whoever began with a lower programme number begins anew."""

    channel: str
    hours: Hours | None
    brightness: list[Dimmed]
    silent: bool
    restart: int | None


def _show(call: Call) -> Answer:
    name = call.path["name"]
    with call.desk.database.reading() as session:
        channels.get(session, name)
        return Answer(_answer(name, desired.of(session, name)))


def _change(call: Call) -> Answer:
    name = call.path["name"]
    with call.desk.database.transaction() as session:
        kept = desired.change(session, call.actor, name, call.body, now=call.now, origin=call.origin)
    return Answer(_answer(name, kept))


def _restart(call: Call) -> Answer:
    name = call.path["name"]
    with call.desk.database.transaction() as session:
        kept = desired.restart(session, call.actor, name, now=call.now, origin=call.origin)
    return Answer(_answer(name, kept))


def _answer(channel: str, kept: Kept) -> HoursAnswer:
    hours = None if kept.hours is None else Hours.model_validate(kept.hours)
    dimmed = [Dimmed(start=start, end=end, percent=percent) for start, end, percent in kept.brightness]
    return HoursAnswer(channel=channel, hours=hours, brightness=dimmed, silent=kept.silent, restart=kept.restart)


OPERATIONS = [
    Operation(
        "GET", "/api/channels/{name}/hours", "When a channel's screens are lit, and how brightly", _show, HoursAnswer
    ),
    Operation(
        "PUT",
        "/api/channels/{name}/hours",
        "Set when a channel's screens are lit, and how brightly",
        _change,
        HoursAnswer,
        body=Wanted,
        refusals=(403,),
    ),
    Operation(
        "POST",
        "/api/channels/{name}/restart",
        "Have every screen of the channel begin anew, once",
        _restart,
        HoursAnswer,
        refusals=(403,),
    ),
]
