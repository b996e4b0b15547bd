"""Records over the API: listed, written, submitted, decided on, withdrawn."""

from functools import partial
from typing import Any, Final

from content.desk import records
from content.desk.declared import Declared
from content.desk.moments import iso
from content.desk.problems import checked
from content.desk.records import RecordView, heads
from content.desk.records.heads import Asked, Head

from .answers import decided, standing
from .operation import Answer, Call, Operation, number
from .record_shapes import (
    LARGEST,
    MOST,
    RecordAnswer,
    RecordApproval,
    RecordBody,
    RecordLine,
    RecordReturn,
    RecordsAnswer,
    RecordsQuery,
    RecordSubmission,
    RecordWithdrawal,
    RecordWording,
)


def _index(call: Call) -> Answer:
    query = call.query
    asked = Asked(query.kind or "", query.state or "", query.q or "", name=query.name or "")
    with call.desk.database.reading() as session:
        found = heads.find_page(session, asked, query.after or 0, MOST)
    return Answer(RecordsAnswer(records=[_line(each) for each in found.heads], total=found.total))


def _write(call: Call) -> Answer:
    asked = checked(RecordBody, call.body)
    with call.desk.database.transaction() as session:
        view = records.write(
            session, call.actor, asked.kind, asked.name, asked.content, now=call.now, origin=call.origin
        )
    return Answer(_record(view), 201, view.etag, {"Location": f"/api/records/{view.id}"})


def _show(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        return _answer(records.view(session, number(call.path["id"]), call.now))


def _revise(call: Call) -> Answer:
    asked = checked(RecordWording, call.body)
    return _act(call, records.revise, asked.content, match=call.match)


def _submit(call: Call) -> Answer:
    asked = checked(RecordSubmission, call.body or {})
    declared = Declared.model_validate(asked.model_dump(exclude={"content"}))
    return _act(call, records.submit, content=asked.content, declared=declared)


def _approve(call: Call) -> Answer:
    asked = checked(RecordApproval, call.body)
    return _act(call, partial(records.approve, uploads=call.desk.uploads), asked.content, asked.note)


def _return(call: Call) -> Answer:
    asked = checked(RecordReturn, call.body)
    return _act(call, records.give_back, asked.content, asked.reason)


def _withdraw(call: Call) -> Answer:
    return _act(call, records.withdraw, checked(RecordWithdrawal, call.body).reason)


def _act(call: Call, act: Any, *words: Any, **told: Any) -> Answer:
    with call.desk.database.transaction() as session:
        key = heads.key(session, number(call.path["id"]))
        return _answer(act(session, call.actor, *key, *words, now=call.now, origin=call.origin, **told))


def _answer(view: RecordView) -> Answer:
    return Answer(_record(view), etag=view.etag)


def _record(view: RecordView) -> RecordAnswer:
    newest = view.newest
    return RecordAnswer(
        id=view.id,
        kind=view.kind,  # type: ignore[arg-type]  # the column holds nothing else
        name=view.name,
        state=view.state,
        author=view.author.name,
        editor=newest.editor.name,
        created_at=iso(view.created_at),
        revision=newest.sequence,
        digest=newest.digest,
        content=dict(newest.content),
        waits_for=newest.due.role if newest.due and view.state == "submitted" else None,
        approved=standing(view.approved),
        decisions=[decided(each) for each in newest.decisions],
    )


def _line(head: Head) -> RecordLine:
    return RecordLine(
        id=head.id,
        kind=head.kind,  # type: ignore[arg-type]  # the columns hold nothing else
        name=head.name,
        title=head.title,
        title_en=head.title_en,
        state=head.state,  # type: ignore[arg-type]
        stands=head.stands,
        untranslated=head.untranslated,
        author=head.author.name,
        changed_at=iso(head.changed_at),
        waits_for=head.waits_for or None,
    )


_ONE: Final = "/api/records/{id}"
_DECIDED: Final = (403, 409)
OPERATIONS = [
    Operation("GET", "/api/records", "Records, what changed last first", _index, RecordsAnswer, query=RecordsQuery),
    Operation(
        "POST",
        "/api/records",
        "Write a record, as a draft",
        _write,
        RecordAnswer,
        201,
        RecordBody,
        largest=LARGEST,
        refusals=(403, 409, 422),
    ),
    Operation("GET", _ONE, "One record", _show, RecordAnswer),
    Operation(
        "PUT",
        _ONE,
        "Write a record anew, as a draft beside what is live",
        _revise,
        RecordAnswer,
        body=RecordWording,
        if_match=True,
        largest=LARGEST,
        refusals=(403, 409, 412, 422, 428),
    ),
    Operation(
        "POST",
        f"{_ONE}/submit",
        "Send the newest wording of a record into review",
        _submit,
        RecordAnswer,
        body=RecordSubmission,
        body_required=False,
        refusals=(*_DECIDED, 422),
    ),
    Operation(
        "POST",
        f"{_ONE}/approve",
        "Approve exactly this content of a record",
        _approve,
        RecordAnswer,
        body=RecordApproval,
        refusals=_DECIDED,
    ),
    Operation(
        "POST",
        f"{_ONE}/return",
        "Give this content of a record back to its author",
        _return,
        RecordAnswer,
        body=RecordReturn,
        refusals=_DECIDED,
    ),
    Operation(
        "POST",
        f"{_ONE}/withdraw",
        "Take a record out of the next edition",
        _withdraw,
        RecordAnswer,
        body=RecordWithdrawal,
        refusals=_DECIDED,
    ),
]
