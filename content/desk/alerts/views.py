"""An alert as people and programs see it: what it says, where it stands, who did what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.actor import Actor
from content.desk.compile.alert_sounds import Spoken
from content.desk.models import Alert
from content.desk.moments import Ms
from content.desk.roles import ALERTERS, DUTY

from . import checking, rows, stored
from .standing import Heard, State, begins, ending, missing, review_due, state
from .stored import Stored
from .winning import on_top

GOING: Final = ("draft", "confirmed", "running")


@dataclass(frozen=True, slots=True)
class Done:
    """An act; `by` is None for Foyer itself; ledger: the number of the line that says so."""

    kind: str
    by: str | None
    display_name: str
    at: Ms
    note: str
    ledger: str


@dataclass(frozen=True, slots=True)
class AlertView:
    """missing: how many more persons have to confirm; ended: when it left, None while it has not; covered: another
    one, of a higher level or newer, is shown instead now; updates: the alerts here that it refers to; spoken: what
    says its words."""

    id: int
    state: State
    kind: str
    content: Mapping[str, Any]
    digest: str
    came_by: str
    signed_by: str
    author: str | None
    author_name: str
    author_id: int | None
    created_at: Ms
    start: Ms
    end: Ms
    began: Ms | None
    ended: Ms | None
    covered: bool
    missing: int
    review_by: Ms | None
    done: tuple[Done, ...]
    updates: tuple[int, ...]
    key: str
    source: str
    spoken: tuple[Spoken, ...]

    @property
    def is_typed(self) -> bool:
        """Whether it was written in this office; else its issuer is another one."""
        return not self.source

    @property
    def alone(self) -> bool:
        return any(each.kind == "break-glass" for each in self.done)

    @property
    def confirmed_by(self) -> list[str | None]:
        return [each.by for each in self.done if each.kind == "confirm"]

    def may_confirm(self, actor: Actor) -> bool:
        own = not self.signed_by and self.author_id == actor.id
        return self.state == "draft" and actor.may(ALERTERS) and not own and actor.name not in self.confirmed_by

    def may_break_glass(self, actor: Actor) -> bool:
        return self.state == "draft" and actor.may(DUTY)

    def may_review(self, actor: Actor) -> bool:
        alone = next((each.by for each in self.done if each.kind == "break-glass"), None)
        return self.review_by is not None and actor.may(ALERTERS) and alone != actor.name


def view(session: Session, alert_id: int, now: Ms) -> AlertView:
    """Raises Problem 404."""
    alert = checking.get(session, alert_id)
    return _view(session, alert, _Around(stored.beside(session, alert), now))


def recent(session: Session, now: Ms) -> list[AlertView]:
    """Those of the last weeks, newest first."""
    around = _Around(stored.recent(session, now), now)
    return _views(session, around, around.messages)


def going(session: Session, now: Ms) -> list[AlertView]:
    """Those of them with which something is to happen yet, or to be done, newest first: every page asks for these."""
    around = _Around(stored.recent(session, now), now)
    return _views(session, around, [number for number in around.messages if around.is_going(number)])


def current(found: Sequence[AlertView]) -> list[AlertView]:
    """Those that wait for somebody, run, or are about to; the highest level first."""
    levels = ("red", "orange", "yellow", "blue")
    going = [each for each in found if each.state in GOING]
    return sorted(going, key=lambda each: (each.state != "running", levels.index(each.content["colour"]), -each.id))


class _Around:
    """Messages at an instant; top: the one that is above all others then."""

    def __init__(self, found: Sequence[Stored], now: Ms) -> None:
        self.messages = {each.id: stored.message_of(each) for each in found}
        self.heard, self.now = Heard(self.messages.values()), now
        self.top = on_top(self.messages.values(), now)

    def is_going(self, number: int) -> bool:
        message = self.messages[number]
        return review_due(message) is not None or state(message, self.heard, self.now) in GOING


def _views(session: Session, around: _Around, numbers: Collection[int]) -> list[AlertView]:
    if not numbers:
        return []
    listed = select(Alert).where(Alert.id.in_(numbers)).order_by(Alert.id.desc())
    return [_view(session, alert, around) for alert in session.scalars(listed)]


def _view(session: Session, alert: Alert, around: _Around) -> AlertView:
    message, now = around.messages[alert.id], around.now
    end, found = ending(message, around.heard), state(message, around.heard, now)
    referred = [each.id for each in stored.named(session, alert.refers_to)]
    return AlertView(
        id=alert.id,
        state=found,
        kind=message.kind,
        content=alert.content,
        digest=alert.digest,
        came_by=alert.came_by,
        signed_by=alert.signed_by,
        author=alert.author.name if alert.author else None,
        author_name=alert.author.display_name if alert.author else "",
        author_id=alert.author_id,
        created_at=alert.created_at,
        start=message.start,
        end=message.end,
        began=begins(message),
        ended=end.at if end.at <= now else None,
        covered=found == "running" and around.top not in (None, message.id),
        missing=missing(message) if found == "draft" else 0,
        review_by=review_due(message),
        done=tuple(_done(alert)),
        updates=tuple(referred),
        key=stored.key_of(alert),
        source=alert.source,
        spoken=rows.spoken_of((act.kind, act.note) for act in alert.acts),
    )


def _done(alert: Alert) -> list[Done]:
    return [
        Done(
            kind=act.kind,
            by=act.account.name if act.account else None,
            display_name=act.account.display_name if act.account else "",
            at=act.at,
            note=act.note,
            ledger=act.ledger_id,
        )
        for act in alert.acts
        if act.kind != rows.VOICED
    ]
