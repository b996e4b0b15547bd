"""What the watch over screens needs of each, with as little as possible read of it: thousands cost a few ms."""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, case, column, func, or_, select, table
from sqlalchemy.orm import Session

from content.desk.models import Screen

Ms = int
DAY: Final = 86_400_000


class Brief(NamedTuple):
    """errors: what it says is wrong. free_mb: on its disk."""

    name: str
    channel: str
    paired_at: Ms | None
    heard_at: Ms | None
    online: bool
    shown: int | None
    offset_ms: int | None
    errors: tuple[Mapping[str, Any], ...] = ()
    free_mb: int | None = None


def briefs(session: Session, now: Ms) -> list[Brief]:
    """Every paired screen, and every other that was heard within a day."""
    paired = {name: (channel, at) for name, channel, at in session.execute(_PAIRED)}
    found = []
    for name, channel, heard_at, online, shown, offset, free, health in session.execute(_HEARD, {"since": now - DAY}):
        own, at = paired.pop(name, (channel, None))
        if at is not None or heard_at > now - DAY:
            told = (_whole(offset), _errors(health), _whole(free))
            found.append(Brief(name, own, at, heard_at, bool(online), shown, *told))
    silent = [Brief(name, channel, at, None, False, None, None) for name, (channel, at) in paired.items()]
    return found + silent


def _whole(told: object) -> int | None:
    return told if type(told) is int else None


def _errors(health: str | None) -> tuple[Mapping[str, Any], ...]:
    found = json.loads(health).get("errors") if health else None
    return tuple(each for each in found if isinstance(each, Mapping)) if isinstance(found, list) else ()


# As the rows lie there: health is JSON text, and read whole only where it may name something that is wrong.
_FACT: Final = table(
    "screen_fact", *map(column, ("screen", "channel", "heard_at", "online", "shown_number", "health"))
).c
_PAIRED: Final = select(Screen.name, Screen.channel, Screen.paired_at).where(Screen.removed_at.is_(None))
_HEARD: Final = select(
    _FACT.screen,
    _FACT.channel,
    _FACT.heard_at,
    _FACT.online,
    _FACT.shown_number,
    func.json_extract(_FACT.health, "$.offset_ms"),
    func.json_extract(_FACT.health, "$.disk_free_mb"),
    case((func.instr(_FACT.health, '"item"') > 0, _FACT.health), else_=None),
).where(or_(_FACT.heard_at > bindparam("since"), _FACT.screen.in_(select(Screen.name))))
