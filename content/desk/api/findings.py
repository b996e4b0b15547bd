"""What the checks found in a notice or a record, and leaving a finding as it is with a reason."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from content.desk import notices, records
from content.desk.checks import asking, keeping, standing
from content.desk.checks.because import Reason
from content.desk.checks.standing import Checked, Standing
from content.desk.models import Notice, Record
from content.desk.moments import iso
from content.desk.problems import checked
from content.desk.records import writing

from .answers import UNSET, Time
from .notices import Digest
from .operation import Answer, Call, Handler, Operation, number

Item = Callable[[Session, Call], Notice | Record]


class Keeping(BaseModel):
    """`content` as GET gave it, the id of a finding in it, and why it stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    content: Digest
    finding: Annotated[str, Field(min_length=1, max_length=64)]
    because: Reason


class Asking(BaseModel):
    """`content` as GET gave it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    content: Digest


class KeptAnswer(BaseModel):
    by: str
    at: Time
    because: str
    ledger: str


class FindingAnswer(BaseModel):
    """start and end count code points in the text of `field`; suggestion is what may be put there instead, where that
    is sure; open: neither fixed nor kept, so that it cannot be submitted."""

    id: str
    kind: str
    severity: Literal["block", "warn", "advice"]
    field: str
    start: int
    end: int
    quoted: str
    suggestion: str | None = UNSET
    values: dict[str, Any]
    open: bool
    kept: KeptAnswer | None = UNSET


class FindingsAnswer(BaseModel):
    """The findings of the newest wording, whose digest is `content`."""

    content: str
    findings: list[FindingAnswer]


def answer(found: Checked) -> FindingsAnswer:
    return FindingsAnswer(content=found.content, findings=[_finding(each) for each in found.standings])


def _notice(session: Session, call: Call) -> Notice:
    return notices.get(session, number(call.path["id"]))


def _record(session: Session, call: Call) -> Record:
    seen = records.view(session, number(call.path["id"]), call.now)
    return writing.get(session, seen.kind, seen.name)


def _showing(item: Item) -> Handler:
    def show(call: Call) -> Answer:
        with call.desk.database.reading() as session:
            return Answer(answer(standing.of_item(session, item(session, call), call.now)))

    return show


def _keeping(item: Item) -> Handler:
    def keep(call: Call) -> Answer:
        said = checked(Keeping, call.body).model_dump()
        with call.desk.database.transaction() as session:
            found = item(session, call)
            keeping.keep(session, call.actor, found, **said, now=call.now, origin=call.origin)
            return Answer(answer(standing.of_item(session, found, call.now)))

    return keep


def _asking(item: Item) -> Handler:
    def ask(call: Call) -> Answer:
        content = checked(Asking, call.body).content
        with call.desk.database.transaction() as session:
            found = item(session, call)
            asking.ask(session, call.actor, found, content, now=call.now, origin=call.origin)
            return Answer(answer(standing.of_item(session, found, call.now)))

    return ask


def _finding(each: Standing) -> FindingAnswer:
    found, kept = each.finding, each.kept
    told = None
    if kept is not None:
        told = KeptAnswer(by=kept.by, at=iso(kept.at), because=kept.because, ledger=kept.ledger_id)
    return FindingAnswer(
        id=found.id,
        kind=found.kind,
        severity=found.severity,
        field=found.field,
        start=found.start,
        end=found.end,
        quoted=found.quoted,
        suggestion=found.suggestion,
        values=dict(found.values),
        open=each.open,
        kept=told,
    )


def _of(noun: str, called: str, item: Item) -> list[Operation]:
    path = f"/api/{noun}/{{id}}/findings"
    keep = f"Leave a finding in {called} as it is, with a reason"
    ask = f"Have the secrecy reviewer look at what blocks {called}"
    told: dict[str, Any] = {"refusals": (403, 409)}
    return [
        Operation("GET", path, f"What the checks found in {called}", _showing(item), FindingsAnswer),
        Operation("POST", f"{path}/keep", keep, _keeping(item), FindingsAnswer, body=Keeping, **told),
        Operation("POST", f"{path}/ask", ask, _asking(item), FindingsAnswer, body=Asking, **told),
    ]


OPERATIONS = [*_of("notices", "a notice", _notice), *_of("records", "a record", _record)]
