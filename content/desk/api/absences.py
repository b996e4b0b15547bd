"""Absences over the API: who decides in whose name, and until when."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from content.desk import absences
from content.desk.models import Absence
from content.desk.moments import Moment, iso, ms
from content.desk.problems import checked

from .answers import Time
from .operation import Answer, Call, Operation, Query, number

MOST = 100
Account = Annotated[str, Field(min_length=1, max_length=64)]


class AbsenceBody(BaseModel):
    """absent: whoever asks, when it is left out; others' are named by the security administrator."""

    model_config = ConfigDict(extra="forbid", strict=True)

    absent: Account | None = None
    substitute: Account
    from_at: Moment
    until_at: Moment


class AbsenceAnswer(BaseModel):
    """ended_at: when somebody ended it before its time."""

    id: int
    absent: str
    substitute: str
    from_at: Time
    until_at: Time
    named_by: str
    ended_at: Time | None


class AbsencesAnswer(BaseModel):
    absences: list[AbsenceAnswer]
    total: int


class AbsencesQuery(Query):
    """over: those that are over too; after: how many to pass over, of those that `total` counts."""

    over: bool = False
    after: Annotated[int, Field(ge=0, le=10_000_000)] = 0


def _index(call: Call) -> Answer:
    going, start = not call.query.over, call.query.after
    with call.desk.database.reading() as session:
        rows = absences.listing(session, start=start, limit=MOST, going=going, now=call.now)
        total = absences.count(session, going=going, now=call.now)
        return Answer(AbsencesAnswer(absences=[_answer(each) for each in rows], total=total))


def _name(call: Call) -> Answer:
    asked = checked(AbsenceBody, call.body)
    who = (asked.absent or call.actor.name, asked.substitute)
    span = (ms(asked.from_at), ms(asked.until_at))
    with call.desk.database.transaction() as session:
        row = absences.name(session, call.actor, *who, *span, now=call.now, origin=call.origin)
        return Answer(_answer(row), 201)


def _end(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        row = absences.end(session, call.actor, number(call.path["id"]), now=call.now, origin=call.origin)
        return Answer(_answer(row))


def _answer(row: Absence) -> AbsenceAnswer:
    return AbsenceAnswer(
        id=row.id,
        absent=row.absent.name,
        substitute=row.substitute.name,
        from_at=iso(row.from_at),
        until_at=iso(row.until_at),
        named_by=row.named_by.name,
        ended_at=iso(row.ended_at) if row.ended_at is not None else None,
    )


OPERATIONS = [
    Operation(
        "GET", "/api/absences", "Who is away, and who decides meanwhile", _index, AbsencesAnswer, query=AbsencesQuery
    ),
    Operation(
        "POST",
        "/api/absences",
        "Name who decides in somebody's name for a while",
        _name,
        AbsenceAnswer,
        201,
        AbsenceBody,
        refusals=(403, 409, 422),
    ),
    Operation(
        "POST",
        "/api/absences/{id}/end",
        "From now on nobody stands in",
        _end,
        AbsenceAnswer,
        refusals=(403, 409),
    ),
]
