"""What was last heard from each screen, paired or not, and the status that follows from it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam, column, delete, func, select, table
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from . import screens
from .database import once
from .models import Publication, Screen, ScreenFact

Ms = int
Fact = dict[str, Any]
# Three reports of health missed.
SILENT_MS: Final = 45_000
DAY: Final = 86_400_000
# Screens that are not paired: whatever runs on this machine may say that it is one.
MOST_LOOSE: Final = 200
LOOSE_KEPT_MS: Final = 30 * DAY
LARGEST: Final = 2**53
MOST_VALUES: Final = 24
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen as the desk shows it. status: online, silent (connected, but nothing heard), offline, or
    never (nothing was ever heard); current: what it shows is its channel's newest programme, number `on_air`."""

    name: str
    channel: str
    keeper: str
    place: str
    paired_at: Ms | None
    status: str
    current: bool
    shown: int | None
    shown_at: Ms | None
    heard_at: Ms | None
    health: Mapping[str, Any] | None
    node: str
    on_air: int | None = None
    on_air_at: Ms | None = None
    phone: str = ""
    distance_mm: int | None = None


class Heard(NamedTuple):
    """One report of kind shown, health or online; `node` is the node it came up through, or ""."""

    kind: str
    report: Mapping[str, Any]
    node: str


def take(session: Session, heard: Sequence[Heard], now: Ms) -> None:
    """Take in many reports at once; an older one than is known changes nothing, nonsense neither."""
    keep(session, merged(session, heard, now))


def merged(session: Session, heard: Sequence[Heard], now: Ms) -> list[Fact]:
    """What is known of the screens that were heard, once these reports are taken in; only reads."""
    sound = [each for each in heard if _is_sound(each.report)]
    facts = _known(session, {each.report["screen"] for each in sound})
    for each in sound:
        _note(facts, each, now)
    return list(facts.values())


def keep(session: Session, facts: Sequence[Fact]) -> None:
    if facts:
        session.execute(_UPSERT, facts)


def forget(session: Session, now: Ms) -> None:
    """Drop what was heard of screens that are not paired, but for the last ones of the last weeks."""
    loose = select(ScreenFact.screen).where(ScreenFact.screen.not_in(select(Screen.name)))
    last = loose.where(ScreenFact.heard_at > now - LOOSE_KEPT_MS).order_by(ScreenFact.heard_at.desc()).limit(MOST_LOOSE)
    session.execute(delete(ScreenFact).where(ScreenFact.screen.in_(loose), ScreenFact.screen.not_in(last)))


def on_air(session: Session) -> dict[str, tuple[int, Ms]]:
    """The number of each channel's newest programme, and when it was published."""
    return once(session, "on air", lambda it: {channel: (number, at) for channel, number, at in it.execute(_ON_AIR)})


def all_views(session: Session, now: Ms) -> list[ScreenView]:
    """Paired screens by name, then those that are not paired."""
    newest = on_air(session)
    facts = {fact.screen: fact for fact in session.scalars(select(ScreenFact))}
    paired = screens.everyone(session)
    views = [_view(screens.as_paired(screen), facts.pop(screen.name, None), newest, now) for screen in paired]
    recent = sorted((each for each in facts.values() if each.heard_at > now - DAY), key=lambda each: -each.heard_at)
    loose = sorted(recent[:MOST_LOOSE], key=lambda fact: fact.screen)
    return views + [_view(screens.Paired(fact.screen, fact.channel, "", "", 0), fact, newest, now) for fact in loose]


def status(fact: ScreenFact | None, now: Ms) -> str:
    if fact is None:
        return "never"
    if not fact.online:
        return "offline"
    return "online" if fact.heard_at > now - SILENT_MS else "silent"


def _view(screen: screens.Paired, fact: ScreenFact | None, newest: Mapping[str, tuple[int, Ms]], now: Ms) -> ScreenView:
    shown = fact.shown_number if fact else None
    on_air, on_air_at = newest.get(screen.channel, (None, None))
    return ScreenView(
        name=screen.name,
        channel=screen.channel,
        keeper=screen.keeper,
        place=screen.place,
        paired_at=screen.paired_at or None,
        status=status(fact, now),
        current=shown is not None and shown == on_air,
        shown=shown,
        shown_at=fact.shown_at if fact else None,
        heard_at=fact.heard_at if fact else None,
        health=fact.health if fact else None,
        node=fact.node if fact else "",
        on_air=on_air,
        on_air_at=on_air_at,
        phone=screen.phone,
        distance_mm=screen.distance_mm,
    )


def line(text: str, longest: int = LONGEST) -> str:
    """What a screen wrote, as one line that every page and table can hold."""
    return "".join(each if each.isprintable() else " " for each in text[:longest])


def _is_sound(report: Mapping[str, Any]) -> bool:
    name, channel = report.get("screen"), report.get("channel")
    return isinstance(name, str) and isinstance(channel, str) and 0 < len(name) <= 200 and name.isprintable()


def _known(session: Session, names: Collection[str]) -> dict[str, Fact]:
    """What is known of these screens, as it lies in the database."""
    rows = session.execute(_OF_SCREENS, {"names": json.dumps(list(names))})
    return {row[0]: dict(zip(_NAMES, row, strict=True)) for row in rows}


def _note(facts: dict[str, Fact], heard: Heard, now: Ms) -> None:
    report = heard.report
    at = _whole(report.get("received"))
    at = now if at is None or at > now else at
    name = report["screen"]
    if name not in facts:
        facts[name] = dict.fromkeys(_NAMES) | {"screen": name, "online": False, "heard_at": at}
    fact = facts[name]
    fact["channel"], fact["node"] = line(report["channel"]), heard.node
    fact["heard_at"] = max(fact["heard_at"], at)
    _NOTES[heard.kind](fact, report, at)


def _kept(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report of health as far as it is one: few values, none long, none deep; a stolen token may have sent it."""
    told = ((line(name, 32), value) for name, value in report.items() if name not in ("screen", "channel", "received"))
    return {name: _short(value, 3) for name, value in islice(told, MOST_VALUES)}


def _short(value: object, depth: int) -> object:
    """`value` cut down to what a page can show; None for what is no plain value."""
    if isinstance(value, str):
        return line(value)
    # JSON has no word for what is not finite, and who asks SQLite for a part of it would ask in vain.
    if isinstance(value, bool) or (isinstance(value, float) and isfinite(value)) or _whole(value, -LARGEST) is not None:
        return value
    if isinstance(value, list) and depth:
        return [_short(each, depth - 1) for each in value[:MOST_VALUES]]
    if isinstance(value, dict) and depth:
        return {line(name, 32): _short(each, depth - 1) for name, each in islice(value.items(), MOST_VALUES)}
    return None


def _note_shown(fact: Fact, report: Mapping[str, Any], at: Ms) -> None:
    number = _whole(report.get("number"))
    if number is not None and at >= (fact["shown_at"] or 0):
        fact["shown_number"], fact["shown_at"] = number, at


def _note_health(fact: Fact, report: Mapping[str, Any], at: Ms) -> None:
    if at < (fact["health_at"] or 0):
        return
    fact["health"] = json.dumps(_kept(report))
    fact["health_at"] = at
    # Whoever reports is there: the word that it came may have been dropped on the way.
    if at >= (fact["online_at"] or 0):
        fact["online"], fact["online_at"] = True, at


def _note_online(fact: Fact, report: Mapping[str, Any], at: Ms) -> None:
    if at >= (fact["online_at"] or 0):
        fact["online"], fact["online_at"] = report.get("online") is True, at


def _whole(value: object, least: int = 0) -> int | None:
    return value if type(value) is int and least <= value < LARGEST else None


# A fleet reports all at once: its rows are read and written as they lie there, health as JSON text.
_NAMES: Final = tuple(each.name for each in ScreenFact.__table__.columns)
_RAW: Final = table("screen_fact", *(column(name) for name in _NAMES))
_ON_AIR: Final = (
    select(Publication.channel, func.max(Publication.number), Publication.at)
    .where(Publication.kind == "programme")
    .group_by(Publication.channel)
)
_WANTED: Final = func.json_each(bindparam("names")).table_valued("value")
_OF_SCREENS: Final = select(_RAW).where(_RAW.c.screen.in_(select(_WANTED.c.value)))
_INSERT: Final = insert(_RAW)
_UPSERT: Final = _INSERT.on_conflict_do_update(
    index_elements=["screen"],
    set_={name: _INSERT.excluded[name] for name in _NAMES},
)
_NOTES: Final = {"shown": _note_shown, "health": _note_health, "online": _note_online}
KINDS: Final = frozenset(_NOTES)
