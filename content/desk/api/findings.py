"""What the checks found in a notice, and leaving a finding as it is with a reason."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.desk import notices
from content.desk.checks import keeping, standing
from content.desk.checks.because import Reason
from content.desk.checks.standing import Checked, Standing
from content.desk.moments import iso
from content.desk.problems import checked

from .answers import UNSET, Time
from .notices import Digest
from .operation import Answer, Call, Operation, number


class Keeping(BaseModel):
    """`content` as GET gave it, the id of a finding in it, and why it stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    content: Digest
    finding: Annotated[str, Field(min_length=1, max_length=64)]
    because: Reason


class KeptAnswer(BaseModel):
    by: str
    at: Time
    because: str
    ledger: str


class FindingAnswer(BaseModel):
    """start and end count code points in the text of `field`; suggestion is what may be put there instead, where that
    is sure; open: neither fixed nor kept, so that the notice cannot be submitted."""

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


def _show(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        notice = notices.get(session, number(call.path["id"]))
        return Answer(answer(standing.of_item(session, notice, call.now)))


def _keep(call: Call) -> Answer:
    asked = checked(Keeping, call.body)
    with call.desk.database.transaction() as session:
        notice = notices.get(session, number(call.path["id"]))
        said = {"content": asked.content, "finding": asked.finding, "because": asked.because}
        keeping.keep(session, call.actor, notice, **said, now=call.now, origin=call.origin)
        return Answer(answer(standing.of_item(session, notice, call.now)))


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


OPERATIONS = [
    Operation("GET", "/api/notices/{id}/findings", "What the checks found in a notice", _show, FindingsAnswer),
    Operation(
        "POST",
        "/api/notices/{id}/findings/keep",
        "Leave a finding as it is, with a reason",
        _keep,
        FindingsAnswer,
        body=Keeping,
        refusals=(403, 409),
    ),
]
