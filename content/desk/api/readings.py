"""Readings over the API: a source puts its values, and anybody of the staff may look at them."""

from pydantic import BaseModel

from content.desk.models import Reading
from content.desk.moments import iso
from content.desk.readings.body import Values
from content.desk.readings.putting import everything, put

from .answers import Time
from .operation import Answer, Call, Operation

__all__ = ["OPERATIONS", "PUT"]


class ReadingAnswer(BaseModel):
    """The newest values of a source."""

    name: str
    columns: list[str]
    rows: list[list[str]]
    read_at: Time
    put_at: Time
    put_by: str


class ReadingsAnswer(BaseModel):
    readings: list[ReadingAnswer]


def _put(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        kept = put(session, call.actor, call.path["name"], call.body, now=call.now, origin=call.origin)
        session.flush()
        session.refresh(kept)
        return Answer(_answer(kept))


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        return Answer(ReadingsAnswer(readings=[_answer(each) for each in everything(session)]))


def _answer(row: Reading) -> ReadingAnswer:
    return ReadingAnswer(
        name=row.name,
        columns=row.columns,
        rows=row.rows,
        read_at=iso(row.read_at),
        put_at=iso(row.put_at),
        put_by=row.account.name,
    )


PUT = Operation(
    "PUT",
    "/api/readings/{name}",
    "Put the newest values of a reading; approved tables show them within seconds",
    _put,
    ReadingAnswer,
    body=Values,
    refusals=(403, 409),
)
OPERATIONS = [Operation("GET", "/api/readings", "All readings, with their newest values", _index, ReadingsAnswer), PUT]
