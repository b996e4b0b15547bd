"""Test patterns over the API."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from content.desk import patterns
from content.desk.moments import iso
from content.desk.problems import checked

from .answers import Time
from .operation import Answer, Call, Operation


class PatternBody(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    minutes: Annotated[int, Field(ge=patterns.SHORTEST, le=patterns.LONGEST)]


class PatternAnswer(BaseModel):
    channel: str
    until: Time | None


def _show(call: Call) -> Answer:
    asked = checked(PatternBody, call.body)
    told = {"now": call.now, "origin": call.origin}
    with call.desk.database.transaction() as session:
        shown = patterns.show(session, call.actor, call.path["name"], asked.minutes, **told)  # type: ignore[arg-type]
        return Answer(PatternAnswer(channel=shown.channel, until=iso(shown.until_at)), 201)


def _end(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        patterns.end(session, call.actor, call.path["name"], now=call.now, origin=call.origin)
    return Answer(PatternAnswer(channel=call.path["name"], until=None))


OPERATIONS = [
    Operation(
        "POST",
        "/api/channels/{name}/pattern",
        "Show the test pattern on a channel for some minutes",
        _show,
        PatternAnswer,
        201,
        PatternBody,
        refusals=(403,),
    ),
    Operation(
        "DELETE",
        "/api/channels/{name}/pattern",
        "Take the test pattern off before its time",
        _end,
        PatternAnswer,
        refusals=(403,),
    ),
]
