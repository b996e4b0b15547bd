"""The ledger over the API: for administrators the whole of it, whose chain they can check elsewhere; for others what
they may read."""

from typing import Annotated

from pydantic import Field

from content.desk import ledger, readers

from . import answers
from .answers import LedgerAnswer
from .operation import Answer, Call, Operation, Query

AT_ONCE = 500


class LedgerQuery(Query):
    after: Annotated[str, Field(pattern=r"^[0-9]{1,15}(-[0-9a-f]{12})?$")] = "0"


def _index(call: Call) -> Answer:
    after = int(call.query.after.partition("-")[0])
    with call.desk.database.reading() as session:
        found = ledger.after(session, after, AT_ONCE, readers.reader(call.actor))
    following = found[-1].seq if len(found) == AT_ONCE else None
    return Answer(LedgerAnswer(entries=[answers.entry(row) for row in found], next=following))


OPERATIONS = [
    Operation(
        "GET", "/api/ledger", "The ledger's lines after one, oldest first", _index, LedgerAnswer, query=LedgerQuery
    )
]
