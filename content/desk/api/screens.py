"""Screens over the API: what each shows, and letting a new one in."""

from content.desk import facts, screens
from content.desk.facts import ScreenView

from .answers import PairedAnswer, ScreenAnswer, ScreensAnswer, time
from .operation import Answer, Call, Operation


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        found = facts.all_views(session, call.now)
    return Answer(ScreensAnswer(screens=[_screen(view) for view in found]))


def _pair(call: Call) -> Answer:
    paired = call.desk.pair(call.actor, call.body, now=call.now, origin=call.origin)
    answer = PairedAnswer(name=paired.name, channel=paired.channel, keeper=paired.keeper, place=paired.place)
    return Answer(answer, 201)


def _screen(view: ScreenView) -> ScreenAnswer:
    return ScreenAnswer.model_validate(
        {
            "name": view.name,
            "channel": view.channel,
            "paired": view.paired_at is not None,
            "keeper": view.keeper,
            "place": view.place,
            "status": view.status,
            "current": view.current,
            "shown": view.shown,
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
]
