"""Alerts over the API: typed or as CAP XML, confirmed, put out alone, reviewed, over."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.desk.alerts import acts, checking, shown, views, writing
from content.desk.alerts.cap import taking
from content.desk.alerts.facts import Facts
from content.desk.problems import checked
from content.desk.texts import Remark, Text

from .answers import Time, time
from .operation import Answer, Call, Operation, Query, number

Digest = Annotated[str, Field(min_length=1, max_length=64)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Confirmation(_Body):
    """`content` as GET gave it: what is confirmed is exactly this."""

    content: Digest


class Alone(_Body):
    content: Digest
    reason: Text


class Note(_Body):
    note: Remark = ""


class DoneAnswer(BaseModel):
    act: Literal["confirm", "break-glass", "signed", "review", "all-clear", "discard"]
    by: str | None
    at: Time
    note: str
    ledger: str


class ShownAnswer(BaseModel):
    screen: str
    channel: str
    place: str
    keeper: str
    is_kiosk: bool
    shown_at: Time | None
    online: bool


class AlertAnswer(BaseModel):
    """An alert; `content` is the digest that a confirmation is bound to, `facts` what it says."""

    id: int
    state: str
    kind: Literal["alert", "update", "cancel"]
    facts: dict[str, Any]
    content: str
    came_by: str
    signed_by: str
    author: str | None
    created_at: Time
    began: Time | None
    ends: Time
    ended: Time | None
    covered: bool
    missing: int
    review_by: Time | None
    updates: list[int]
    key: str
    acts: list[DoneAnswer]


class ShownAnswers(BaseModel):
    """Screen by screen, kiosks too, those that are missing first; `signed` is when each channel's programme first had
    it."""

    signed: dict[str, Time]
    screens: list[ShownAnswer]
    missing: int


class AlertsAnswer(BaseModel):
    alerts: list[AlertAnswer]


class AlertsQuery(Query):
    state: str | None = None


def _write(call: Call) -> Answer:
    told: dict[str, Any] = {"now": call.now, "origin": call.origin}
    if isinstance(call.body, bytes):
        alert_id = taking.take(call.desk, call.actor, call.body, by="api", **told)
    else:
        with call.desk.database.transaction() as session:
            alert_id = writing.write(session, call.actor, call.body, by="api", **told).id
    shown_ = _show_id(call, alert_id)
    return Answer(shown_.value, 201, shown_.etag, {"Location": f"/api/alerts/{alert_id}"})


def _index(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        found = views.recent(session, call.now)
    state = call.query.state
    return Answer(AlertsAnswer(alerts=[_answer(each) for each in found if state in (None, each.state)]))


def _show(call: Call) -> Answer:
    return _show_id(call, _id(call))


def _show_id(call: Call, alert_id: int) -> Answer:
    with call.desk.database.reading() as session:
        found = views.view(session, alert_id, call.now)
    return Answer(_answer(found), etag=found.digest[:32])


def _shown(call: Call) -> Answer:
    with call.desk.database.reading() as session:
        checking.get(session, _id(call))
        found, signed = shown.answers(session, _id(call), call.now), shown.channels(session, _id(call))
    listed = [
        ShownAnswer(
            screen=each.screen,
            channel=each.channel,
            place=each.place,
            keeper=each.keeper,
            is_kiosk=each.is_kiosk,
            shown_at=time(each.at),
            online=each.online,
        )
        for each in found
    ]
    told = {channel: str(time(at)) for channel, at in signed.items()}
    return Answer(ShownAnswers(signed=told, screens=listed, missing=sum(each.at is None for each in found)))


def _confirm(call: Call) -> Answer:
    asked = checked(Confirmation, call.body)
    with call.desk.database.transaction() as session:
        acts.confirm(session, call.actor, _id(call), asked.content, now=call.now, origin=call.origin)
    return _show(call)


def _break_glass(call: Call) -> Answer:
    asked = checked(Alone, call.body)
    with call.desk.database.transaction() as session:
        acts.break_glass(session, call.actor, _id(call), asked.content, asked.reason, now=call.now, origin=call.origin)
    return _show(call)


def _noted(act: Callable[..., object]) -> Callable[[Call], Answer]:
    """What is done to an alert as a whole, with a note if there is one."""

    def answer(call: Call) -> Answer:
        asked = checked(Note, call.body or {})
        with call.desk.database.transaction() as session:
            act(session, call.actor, _id(call), asked.note, now=call.now, origin=call.origin)
        return _show(call)

    return answer


def _id(call: Call) -> int:
    return number(call.path["id"])


def _answer(view: views.AlertView) -> AlertAnswer:
    done = [
        DoneAnswer(act=each.kind, by=each.by, at=str(time(each.at)), note=each.note, ledger=each.ledger)  # type: ignore[arg-type]  # the column holds nothing else
        for each in view.done
    ]
    return AlertAnswer(
        id=view.id,
        state=view.state,
        kind=view.kind,  # type: ignore[arg-type]  # likewise
        facts=dict(view.content),
        content=view.digest,
        came_by=view.came_by,
        signed_by=view.signed_by,
        author=view.author,
        created_at=str(time(view.created_at)),
        began=time(view.began),
        ends=str(time(view.end)),
        ended=time(view.ended),
        covered=view.covered,
        missing=view.missing,
        review_by=time(view.review_by),
        updates=list(view.updates),
        key=view.key,
        acts=done,
    )


_ONE = "/api/alerts/{id}"
OPERATIONS = [
    Operation(
        "POST",
        "/api/alerts",
        "Write an alert, or send a CAP 1.2 message as application/xml: it waits for a second person",
        _write,
        AlertAnswer,
        201,
        Facts,
        xml=True,
        refusals=(403, 404, 409),
    ),
    Operation("GET", "/api/alerts", "Alerts of the last weeks, newest first", _index, AlertsAnswer, query=AlertsQuery),
    Operation("GET", _ONE, "One alert", _show, AlertAnswer),
    Operation("GET", f"{_ONE}/shown", "Which screens showed it, and which are missing", _shown, ShownAnswers),
    Operation(
        "POST", f"{_ONE}/confirm", "Confirm exactly this, as a second person", _confirm, AlertAnswer,
        body=Confirmation, refusals=(403, 409),
    ),
    Operation(
        "POST", f"{_ONE}/break-glass", "The duty officer alone, to be reviewed within 24 hours", _break_glass,
        AlertAnswer, body=Alone, refusals=(403, 409),
    ),
    Operation(
        "POST", f"{_ONE}/review", "Somebody else looked at what was put out alone", _noted(acts.review), AlertAnswer,
        body=Note, body_required=False, refusals=(403, 409),
    ),
    Operation(
        "POST", f"{_ONE}/all-clear", "The danger is over", _noted(acts.all_clear), AlertAnswer,
        body=Note, body_required=False, refusals=(403, 409),
    ),
    Operation(
        "POST", f"{_ONE}/discard", "A draft that never goes on the air", _noted(acts.discard), AlertAnswer,
        body=Note, body_required=False, refusals=(403, 409),
    ),
]  # fmt: skip
