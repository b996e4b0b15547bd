"""The screens as cards: what each is like in words, and the facts that this follows from."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import facts, pictures, publications
from content.desk.screens import LOCAL
from content.desk.watch.states import FRESH, WORST_FIRST, Standing
from content.desk.watch.watching import NOTICE, PROGRAMME

from . import context, moments, screen_words
from .language import gettext

MIB_IN_GIB: Final = 1024
RIGHT_MS: Final = 100
BLOB: Final = re.compile(r"blob [0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class ScreenNow:
    """A screen in words. state: one of content.desk.watch.states; chip: the colour of it, picture: its sign; advice:
    what the keeper can do about it; told: (name, value) of each fact; trouble: what it says goes wrong; picture_at:
    when its newest picture was taken, None without one; rendered: that number can be played here."""

    name: str
    channel: str
    keeper: str
    phone: str
    place: str
    paired: bool
    local: bool
    state: str
    chip: str
    picture: str
    word: str
    advice: str
    sentence: str
    number: int | None
    told: tuple[tuple[str, str], ...]
    trouble: str
    picture_at: int | None
    rendered: bool


@dataclass(frozen=True, slots=True)
class Troubled:
    """Some of the `number` screens that are in trouble, of `total`."""

    some: list[ScreenNow]
    number: int
    total: int


def screens(session: Session, now: int) -> list[ScreenNow]:
    """Those in trouble first."""
    return _cards(session, _ranked(session, now), now)


def troubled(session: Session, now: int, most: int) -> Troubled:
    """The worst, put into words alone."""
    ranked = _ranked(session, now)
    bad = [each for each in ranked if each[1] != FRESH]
    return Troubled(_cards(session, bad[:most], now) if bad else [], len(bad), len(ranked))


def _ranked(session: Session, now: int) -> list[tuple[facts.ScreenView, str]]:
    """Each with its state."""
    standings = context.desk().watch.look()
    found = [(each, _state(each, standings.get(each.name, Standing()))) for each in facts.all_views(session, now)]
    return sorted(found, key=lambda each: (_place(each[1]), each[0].name))


def _state(screen: facts.ScreenView, standing: Standing) -> str:
    return FRESH if screen_words.is_closed(screen) else standing.state


def _cards(session: Session, ranked: Iterable[tuple[facts.ScreenView, str]], now: int) -> list[ScreenNow]:
    taken, kept = pictures.times(session, now), publications.kept_numbers(session, "programmes")
    return [_screen(each, state, taken.get(each.name), kept, now) for each, state in ranked]


def _place(state: str) -> int:
    return WORST_FIRST.index(state) if state in WORST_FIRST else len(WORST_FIRST)


def _screen(
    screen: facts.ScreenView, state: str, picture_at: int | None, kept: Collection[tuple[str, int]], now: int
) -> ScreenNow:
    chip = screen_words.chip(screen, state)
    return ScreenNow(
        name=screen.name,
        channel=screen.channel,
        keeper=screen.keeper,
        phone=screen.phone,
        place=screen.place,
        paired=screen.paired_at is not None,
        local=LOCAL.fullmatch(screen.name) is not None,
        state=state,
        chip=chip,
        picture=screen_words.picture(chip),
        word=screen_words.word(screen, state),
        advice=screen_words.advice(screen, state),
        sentence=_heard(screen, now),
        number=screen.shown,
        told=tuple(_told(screen)),
        trouble=_trouble((screen.health or {}).get("errors")),
        picture_at=picture_at,
        rendered=(screen.channel, screen.shown) in kept and not screen_words.is_closed(screen),
    )


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


def _trouble(errors: object) -> str:
    if not isinstance(errors, list):
        return ""
    found = [each for each in errors if isinstance(each, Mapping)]
    return "; ".join(f"{_item(each.get('item'))}: {_problem(each.get('problem'))}" for each in found[:3])[:200]


def _item(name: object) -> str:
    """What a screen calls a part of what it shows, as people call it."""
    notice = NOTICE.fullmatch(name) if isinstance(name, str) else None
    if notice:
        return gettext("Notice %(number)s", number=notice[1])
    return gettext("The programme") if name == PROGRAMME else str(name)


def _problem(told: object) -> str:
    lacking = BLOB.match(str(told))
    return gettext("its picture or video does not come (%(why)s)", why=told) if lacking else str(told)


def _whole(health: Mapping[str, Any], name: str) -> int | None:
    value = health.get(name)
    return value if type(value) is int else None
