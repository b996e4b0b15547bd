"""What is looked at before anything is done with an alert: that it is there, waits, and says all that it has to."""

import re
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk.errors import Problem
from content.desk.models import Alert, Channel
from content.desk.moments import Ms

from . import stored
from .facts import LONGEST_MS, Facts, span
from .standing import Heard, State, state

LARGEST_ID: Final = 2**53
TYPED: Final = ("event", "headline", "text", "text_en", "instruction", "instruction_en", "area", "area_en", "sender")
BLANK: Final = re.compile(r"\[[^\]]*\]")


def get(session: Session, alert_id: int) -> Alert:
    """Raises Problem 404."""
    alert = session.get(Alert, alert_id) if 0 < alert_id < LARGEST_ID else None
    if alert is None:
        raise Problem(404, "no-alert", "there is no such alert")
    return alert


def draft(session: Session, alert_id: int, content: str | None, now: Ms) -> Alert:
    """One that waits for somebody, and says what its reader read, where that is told; raises Problem 404, 409."""
    alert = get(session, alert_id)
    if standing(session, alert, now) != "draft":
        raise Problem(409, "not-a-draft", "this alert waits for nobody any more")
    if content is not None and content != alert.digest:
        raise Problem(409, "stale-content", "this is not what you read", field="content")
    return alert


def standing(session: Session, alert: Alert, now: Ms) -> State:
    found = {each.id: stored.message_of(each) for each in stored.beside(session, alert)}
    return state(found[alert.id], Heard(found.values()), now)


def filled_in(facts: Facts) -> None:
    """Templates leave places in brackets that only the moment can fill in. Raises Problem 400 naming the field."""
    for field in TYPED:
        found = BLANK.search(getattr(facts, field) or "")
        if found:
            raise Problem(400, "blank-left", "%(blank)s still has to be filled in", field=field, blank=found[0])


def can_be_shown(session: Session, content: Mapping[str, Any], now: Ms) -> None:
    """That it is not over, does not last for ever, and goes to channels there are. Raises Problem 400."""
    start, end = span(dict(content))
    if end <= max(start, now):
        raise Problem(400, "expired", "it is over already", field="expires")
    if end > now + LONGEST_MS:
        raise Problem(400, "too-long", "an alert ends within 31 days", field="expires")
    for name in content.get("channels") or ():
        if session.get(Channel, name) is None:
            raise Problem(400, "no-channel", "there is no channel %(name)s", field="channels", name=name)
