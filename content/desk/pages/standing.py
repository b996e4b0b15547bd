"""How the house stands now: what each channel shows, and which screens report."""

from dataclasses import dataclass
from typing import Final

from flask_babel import gettext
from sqlalchemy.orm import Session

from content.desk import channels as places
from content.desk import facts
from content.desk.views import NoticeView

from . import airing, moments

TROUBLE: Final = {"fresh": 0, "late": 1, "silent": 2}


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """A channel with what its first region shows (None before anything was published) and how much is live."""

    name: str
    showing: airing.Showing | None
    live: int


def channels(session: Session, notices: list[NoticeView], now: int) -> list[ChannelNow]:
    return [
        ChannelNow(place.name, _first(session, place.name, now), sum(_live_on(each, place.name) for each in notices))
        for place in places.everyone(session)
    ]


def _first(session: Session, channel: str, now: int) -> airing.Showing | None:
    """What stands in the first region that shows a notice, else in the first."""
    programme = airing.programme_of(session, channel)
    if programme is None:
        return None
    regions = airing.on_air(programme, now)
    return next((each.showing for each in regions if each.showing.notice), regions[0].showing)


def _live_on(notice: NoticeView, channel: str) -> bool:
    return notice.live and notice.approved is not None and channel in notice.approved.content["channels"]


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
