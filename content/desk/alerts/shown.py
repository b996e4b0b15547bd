"""Which screens showed an alert: the programme that first carried it to each channel, and each screen's first word."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from content.desk.models import AlertAired, AlertShown, Screen, ScreenFact

from . import kiosks
from .standing import Ms

_AIRED: Final = text(
    "INSERT INTO alert_aired (alert_id, channel, number, at) VALUES (:alert_id, :channel, :number, :at) "
    "ON CONFLICT DO NOTHING"
)
# Every alert that a screen's number carries and that nobody has noted of it: what it showed by then was noted with its
# last one. Of one that ended before, only what the screen showed while it ran. A number that was never given stands for
# nothing.
_SHOWN: Final = text(
    "INSERT INTO alert_shown (alert_id, screen, channel, number, at) "
    "SELECT aired.alert_id, told.value ->> 0, aired.channel, told.value ->> 2, told.value ->> 3 "
    "FROM json_each(:told) AS told JOIN alert_aired AS aired ON aired.channel = told.value ->> 1 "
    "AND aired.number <= told.value ->> 2 AND aired.number > (SELECT coalesce(max(noted.number), -1) "
    "FROM alert_shown AS noted WHERE noted.screen = told.value ->> 0 AND noted.channel = told.value ->> 1) "
    "WHERE aired.at > :since AND told.value ->> 2 <= "
    "(SELECT max(number) FROM publication WHERE kind = 'programme' AND channel = aired.channel) ON CONFLICT DO NOTHING"
)
REMEMBERED_MS: Final = 31 * 86_400_000
LARGEST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Answer:
    """One screen that should show it, or one kiosk whose pages should. at: when it said so first, None while it is
    missing; in_ms: so long after the programme was signed."""

    screen: str
    place: str
    keeper: str
    channel: str
    at: Ms | None
    in_ms: Ms | None
    online: bool
    is_kiosk: bool = False
    phone: str = ""


def aired(session: Session, bodies: Iterable[Mapping[str, Any]], now: Ms) -> None:
    """Note the alerts that these programmes are the first to carry."""
    rows = [
        {"alert_id": alert, "channel": body["channel"], "number": body["number"], "at": now}
        for body in bodies
        for alert in sorted(_carried(body))
    ]
    if rows:
        session.execute(_AIRED, rows)


def take(session: Session, reports: Sequence[Mapping[str, Any]], now: Ms) -> None:
    """Note what screens say they showed; nonsense changes nothing."""
    told = [found for report in reports if (found := _told(report, now))]
    if told and session.scalar(select(func.count()).select_from(AlertAired)):
        session.execute(_SHOWN, {"told": json.dumps(told), "since": now - REMEMBERED_MS})


def answers(session: Session, alert_id: int, now: Ms) -> list[Answer]:
    """Every screen that is let in on the channels it took, every kiosk that was heard of lately, and others that said
    they showed it; missing ones first."""
    signed = {row.channel: row for row in session.scalars(_OF_ALERT, {"alert": alert_id})}
    said = {row.screen: row for row in session.scalars(select(AlertShown).where(AlertShown.alert_id == alert_id))}
    online = set(session.scalars(select(ScreenFact.screen).where(ScreenFact.online)))
    let_in = select(Screen).where(Screen.channel.in_(signed), Screen.removed_at.is_(None))
    screens = {each.name: each for each in session.scalars(let_in)}
    found_kiosks = {each.name: each for each in kiosks.everyone(session)}
    found = []
    for name in sorted({*screens, *said, *(each.name for each in found_kiosks.values() if each.channel in signed)}):
        row, screen, kiosk = said.get(name), screens.get(name), found_kiosks.get(name)
        channel = row.channel if row else (screen or found_kiosks[name]).channel
        in_ms = max(0, row.at - signed[channel].at) if row and channel in signed else None
        place, keeper, phone = (screen.place, screen.keeper, screen.phone) if screen else ("", "", "")
        here = name in online or (kiosk is not None and kiosks.is_there(kiosk, now))
        at, is_kiosk = (row.at if row else None), kiosks.is_name(name)
        found.append(Answer(name, place, keeper, channel, at, in_ms, here, is_kiosk, phone))
    return sorted(found, key=lambda answer: (answer.at is not None, answer.channel, answer.screen))


def channels(session: Session, alert_id: int) -> dict[str, Ms]:
    """The channels whose programme carries it, and since when."""
    return {row.channel: row.at for row in session.scalars(_OF_ALERT, {"alert": alert_id})}


def _carried(body: Mapping[str, Any]) -> set[int]:
    """The alerts that its alert region shows at some time; not the word that one is over."""
    named = (name.removesuffix("-en")[1:] for name, item in body["items"].items() if item["kind"] == "alert")
    return {int(name) for name in named if name.isdigit()}


def _told(report: Mapping[str, Any], now: Ms) -> list[Any] | None:
    screen, channel, number = report.get("screen"), report.get("channel"), report.get("number")
    if not (isinstance(screen, str) and isinstance(channel, str) and 0 < len(screen) <= 200 and len(channel) <= 64):
        return None
    if type(number) is not int or not 0 <= number < LARGEST:
        return None
    at = report.get("received")
    return [screen, channel, number, at if type(at) is int and 0 < at <= now else now]


_OF_ALERT: Final = select(AlertAired).where(AlertAired.alert_id == bindparam("alert"))
