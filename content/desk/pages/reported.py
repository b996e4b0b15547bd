"""The screens as cards: what each is like in words, and the facts that this follows from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import facts, pictures
from content.desk.screens import LOCAL
from content.desk.watch.states import CLOCK, FRESH, LATE, SILENT, WORST_FIRST, WRONG, Standing

from . import context, moments
from .language import gettext

CHIPS: Final = {FRESH: "fresh", LATE: "late", CLOCK: "late", WRONG: "silent", SILENT: "silent"}
MIB_IN_GIB: Final = 1024
RIGHT_MS: Final = 100


@dataclass(frozen=True, slots=True)
class ScreenNow:
    """A screen in words. state: fresh, late, silent, wrong-number or clock-unsure; chip: the colour of it;
    told: (name, value) of each fact; picture_at: when its newest picture was taken, None without one."""

    name: str
    channel: str
    keeper: str
    phone: str
    place: str
    paired: bool
    local: bool
    state: str
    chip: str
    word: str
    sentence: str
    number: int | None
    told: tuple[tuple[str, str], ...]
    picture_at: int | None


def screens(session: Session, now: int) -> list[ScreenNow]:
    """Those in trouble first."""
    standings, taken = context.desk().watch.look(), pictures.times(session, now)
    found = [
        _screen(each, standings.get(each.name, Standing()), taken.get(each.name), now)
        for each in facts.all_views(session, now)
    ]
    return sorted(found, key=lambda screen: (_place(screen.state), screen.name))


def _place(state: str) -> int:
    return WORST_FIRST.index(state) if state in WORST_FIRST else len(WORST_FIRST)


def _screen(screen: facts.ScreenView, standing: Standing, picture_at: int | None, now: int) -> ScreenNow:
    state = standing.state
    return ScreenNow(
        name=screen.name,
        channel=screen.channel,
        keeper=screen.keeper,
        phone=screen.phone,
        place=screen.place,
        paired=screen.paired_at is not None,
        local=LOCAL.fullmatch(screen.name) is not None,
        state=state,
        chip=CHIPS[state],
        word=_word(screen, state),
        sentence=_heard(screen, now),
        number=screen.shown,
        told=tuple(_told(screen)),
        picture_at=picture_at,
    )


def _word(screen: facts.ScreenView, state: str) -> str:
    if screen.heard_at is None:
        return gettext("Never heard of")
    if state == SILENT and screen.status == "offline":
        return gettext("Not connected")
    return {
        FRESH: gettext("Reports in time"),
        LATE: gettext("Late"),
        SILENT: gettext("Silent"),
        WRONG: gettext("Behind"),
        CLOCK: gettext("Clock unsure"),
    }[state]


def _heard(screen: facts.ScreenView, now: int) -> str:
    if screen.heard_at is None:
        return gettext("Paired, but nothing has been heard from it yet.")
    return gettext("Last heard from: %(ago)s.", ago=moments.ago(screen.heard_at, now))


def _told(screen: facts.ScreenView) -> Iterator[tuple[str, str]]:
    yield gettext("Shows"), _shows(screen)
    health = screen.health or {}
    offset = _whole(health, "offset_ms")
    if offset is not None:
        yield gettext("Clock"), _offset(offset)
    degrees, free = _whole(health, "temperature_c"), _whole(health, "disk_free_mb")
    if degrees is not None:
        yield gettext("Temperature"), gettext("%(degrees)d °C", degrees=degrees)
    if free is not None:
        yield gettext("Free on disk"), gettext("%(size)s GB", size=f"{free / MIB_IN_GIB:.1f}")
    version = health.get("version")
    if isinstance(version, str) and version:
        yield gettext("Version"), version
    errors = health.get("errors")
    if isinstance(errors, list) and errors:
        yield gettext("Reports"), _trouble(errors)


def _shows(screen: facts.ScreenView) -> str:
    if screen.shown is None:
        return gettext("nothing reported yet")
    if screen.current:
        return gettext("programme %(number)s, the newest", number=screen.shown)
    return gettext("programme %(number)s; on air is %(on_air)s", number=screen.shown, on_air=screen.on_air or "–")


def _offset(offset: int) -> str:
    if abs(offset) < RIGHT_MS:
        return gettext("right")
    seconds = f"{abs(offset) / 1000:.1f}"
    if offset > 0:
        return gettext("%(seconds)s s slow", seconds=seconds)
    return gettext("%(seconds)s s fast", seconds=seconds)


def _trouble(errors: list[Any]) -> str:
    lines = [f"{each.get('item')}: {each.get('problem')}" for each in errors if isinstance(each, Mapping)]
    return "; ".join(lines[:3])[:200]


def _whole(health: Mapping[str, Any], name: str) -> int | None:
    value = health.get(name)
    return value if type(value) is int else None
