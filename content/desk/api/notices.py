"""Notices over the API: written, ordered, submitted, decided on, withdrawn."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.desk import decisions, notices
from content.desk.declared import Attribute, Declared, Secrecy
from content.desk.draft import Draft
from content.desk.problems import checked
from content.desk.texts import Name, Remark, Text
from content.desk.views import NoticeView

from . import answers
from .answers import NoticeAnswer, NoticesAnswer
from .operation import Answer, Call, Operation, Query, number

Digest = Annotated[str, Field(min_length=1, max_length=64)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Submission(_Body):
    """`content` is optional here: given, the notice is submitted only if it still is that. What is shown on screens is
    `open`; `unsure` sends it to the secrecy reviewer too. What is left out is said by who answers for secrecy, with
    their approval."""

    content: Digest | None = None
    attribute: Attribute | None = None
    secrecy: Secrecy | None = None


class Approval(_Body):
    """`content` as GET gave it: what is approved is exactly this."""

    content: Digest
    note: Remark = ""


class Return(_Body):
    content: Digest
    reason: Text


class Withdrawal(_Body):
    reason: Text


class NoticesQuery(Query):
    channel: Name | None = None
    state: Literal["draft", "submitted", "approved", "returned", "withdrawn", "live", "expired"] | None = None


def _write(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        view = notices.write(session, call.actor, call.body, now=call.now, origin=call.origin)
    return Answer(answers.notice(view), 201, view.etag, {"Location": f"/api/notices/{view.id}"})


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        found = notices.listing(session, call.now, channel=call.query.channel, state=call.query.state)
    return Answer(NoticesAnswer(notices=[answers.notice(view) for view in found]))


def _show(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        return _answer(notices.view(session, _id(call), call.now))


def _revise(call: Call) -> Answer:
    with call.desk.database.transaction() as session:
        return _answer(
            notices.revise(
                session, call.actor, _id(call), call.body, match=call.match, now=call.now, origin=call.origin
            )
        )


def _submit(call: Call) -> Answer:
    asked = checked(Submission, call.body or {})
    with call.desk.database.transaction() as session:
        declared = Declared(attribute=asked.attribute, secrecy=asked.secrecy)
        view = decisions.submit(
            session,
            call.actor,
            _id(call),
            content=asked.content,
            declared=declared,
            now=call.now,
            origin=call.origin,
        )
    return _answer(view)


def _approve(call: Call) -> Answer:
    asked = checked(Approval, call.body)
    with call.desk.database.transaction() as session:
        view = decisions.approve(
            session,
            call.actor,
            _id(call),
            asked.content,
            asked.note,
            uploads=call.desk.uploads,
            now=call.now,
            origin=call.origin,
        )
    return _answer(view)


def _return(call: Call) -> Answer:
    asked = checked(Return, call.body)
    with call.desk.database.transaction() as session:
        view = decisions.give_back(
            session, call.actor, _id(call), asked.content, asked.reason, now=call.now, origin=call.origin
        )
    return _answer(view)


def _refer(call: Call) -> Answer:
    asked = checked(Return, call.body)
    with call.desk.database.transaction() as session:
        view = decisions.refer(
            session, call.actor, _id(call), asked.content, asked.reason, now=call.now, origin=call.origin
        )
    return _answer(view)


def _withdraw(call: Call) -> Answer:
    asked = checked(Withdrawal, call.body)
    with call.desk.database.transaction() as session:
        view = notices.withdraw(session, call.actor, _id(call), asked.reason, now=call.now, origin=call.origin)
    return _answer(view)


def _id(call: Call) -> int:
    return number(call.path["id"])


def _answer(view: NoticeView) -> Answer:
    return Answer(answers.notice(view), etag=view.etag)


OPERATIONS = [
    Operation("POST", "/api/notices", "Write a notice, as a draft", _write, NoticeAnswer, 201, Draft, refusals=(403,)),
    Operation("GET", "/api/notices", "The queue, in the order of screens", _index, NoticesAnswer, query=NoticesQuery),
    Operation("GET", "/api/notices/{id}", "One notice", _show, NoticeAnswer),
    Operation(
        "PUT",
        "/api/notices/{id}",
        "Write a notice anew: what was decided on its last wording counts no more",
        _revise,
        NoticeAnswer,
        body=Draft,
        if_match=True,
        refusals=(403, 409, 412, 428),
    ),
    Operation(
        "POST",
        "/api/notices/{id}/submit",
        "Send the newest wording into review",
        _submit,
        NoticeAnswer,
        body=Submission,
        body_required=False,
        refusals=(403, 409, 422),
    ),
    Operation(
        "POST",
        "/api/notices/{id}/approve",
        "Approve exactly this content",
        _approve,
        NoticeAnswer,
        body=Approval,
        refusals=(403, 409),
    ),
    Operation(
        "POST",
        "/api/notices/{id}/return",
        "Give this content back to its author",
        _return,
        NoticeAnswer,
        body=Return,
        refusals=(403, 409),
    ),
    Operation(
        "POST",
        "/api/notices/{id}/refer",
        "Unsure about secrecy: the secrecy reviewer decides first",
        _refer,
        NoticeAnswer,
        body=Return,
        refusals=(403, 409),
    ),
    Operation(
        "POST",
        "/api/notices/{id}/withdraw",
        "Take a notice off every screen",
        _withdraw,
        NoticeAnswer,
        body=Withdrawal,
        refusals=(403, 409),
    ),
]
