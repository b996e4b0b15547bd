"""How the house stands now: what each channel shows."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from content.desk import channels as places

from . import airing


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
