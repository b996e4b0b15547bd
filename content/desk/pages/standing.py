"""How the house stands now: what each channel shows, and which screens report."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from content.desk import channels as places
from content.desk import facts

from . import airing, moments
from .language import gettext

TROUBLE: Final = {"fresh": 0, "late": 1, "silent": 2}


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """A channel with what it shows (None before anything was published) and how many notices take turns now."""

    name: str
    showing: airing.Showing | None
    running: int


def channels(session: Session, now: int) -> list[ChannelNow]:
    return [_channel(session, place.name, now) for place in places.everyone(session)]


def _channel(session: Session, name: str, now: int) -> ChannelNow:
    """With what stands in the first region that shows a notice, else in the first."""
    programme = airing.programme_of(session, name)
    if programme is None:
        return ChannelNow(name, None, 0)
    regions = airing.on_air(programme, now)
    first = next((each.showing for each in regions if each.showing.notice), regions[0].showing)
    return ChannelNow(name, first, len(airing.running(programme, now)))


@dataclass(frozen=True, slots=True)
class ScreenNow:
    """A screen in words. state: fresh, late (reports, but shows an older programme) or silent."""

    name: str
    channel: str
    keeper: str
    place: str
    paired: bool
    state: str
    word: str
    sentence: str
    shows: str


def screens(session: Session, now: int) -> list[ScreenNow]:
    """Those in trouble first."""
    found = [_screen(each, now) for each in facts.all_views(session, now)]
    return sorted(found, key=lambda screen: (-TROUBLE[screen.state], screen.name))


def _screen(screen: facts.ScreenView, now: int) -> ScreenNow:
    state, word = _state(screen)
    return ScreenNow(
        name=screen.name,
        channel=screen.channel,
        keeper=screen.keeper,
        place=screen.place,
        paired=screen.paired_at is not None,
        state=state,
        word=word,
        sentence=_heard(screen, now),
        shows=_shows(screen),
    )


def _state(screen: facts.ScreenView) -> tuple[str, str]:
    if screen.status == "online":
        if screen.current:
            return "fresh", gettext("Reports in time")
        return "late", gettext("Behind")
    words = {"silent": gettext("Silent"), "offline": gettext("Not connected"), "never": gettext("Never heard of")}
    return "silent", words[screen.status]


def _heard(screen: facts.ScreenView, now: int) -> str:
    if screen.heard_at is None:
        return gettext("Paired, but nothing has been heard from it yet.")
    return gettext("Last heard from: %(ago)s.", ago=moments.ago(screen.heard_at, now))


def _shows(screen: facts.ScreenView) -> str:
    if screen.shown is None:
        return gettext("nothing reported yet")
    if screen.current:
        return gettext("programme %(number)s, the newest", number=screen.shown)
    return gettext("programme %(number)s, an older one", number=screen.shown)
