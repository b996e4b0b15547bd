"""Whether the writing in a picture can be read where it is shown: its height on the screen against what the measured
screens need, or against what a Chinese character takes at all where nobody has measured."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import legible
from ..models import Channel, Media

# Below so many px a Chinese character has fewer rows than strokes.
LEAST_PX: Final = 16
Small = Callable[[str], tuple[int, int] | None]


def small(session: Session, content: Mapping[str, Any]) -> Small:
    """For an upload of a notice with this content: its smallest writing in px of the screen, and the least that is
    needed there; None where that is enough or not known."""

    def found(sha: str) -> tuple[int, int] | None:
        media = session.get(Media, sha)
        if media is None or not media.writing:
            return None
        shown = [(int(media.writing * _scale(media, rect)), least) for rect, least in _places(session, content)]
        return min((each for each in shown if each[0] < each[1]), default=None)

    return found


def _scale(media: Media, rect: list[int]) -> float:
    """A picture is shown whole, as large as its region lets it be."""
    return min(rect[2] / max(1, media.width), rect[3] / max(1, media.height))


def _places(session: Session, content: Mapping[str, Any]) -> Iterator[tuple[list[int], int]]:
    for channel in of_channels(session, content):
        need = legible.of_channel(session, channel)
        yield region(channel, content)["rect"], need.px if need else LEAST_PX


def of_channels(session: Session, content: Mapping[str, Any]) -> list[Channel]:
    """The channels that a notice names, as far as they are known."""
    names = content.get("channels")
    known = [each for each in names if isinstance(each, str)] if isinstance(names, list) else []
    return list(session.scalars(select(Channel).where(Channel.name.in_(known))))


def region(channel: Channel, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The region that it goes to there."""
    found: Mapping[str, Any]
    found = next((each for each in channel.regions if each["name"] == content.get("region")), channel.regions[0])
    return found
