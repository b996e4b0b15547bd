"""The smallest type that can be read where a screen is read from, and notices held to it.

EN 301 549 V3.2.1, clause 5.1.4: where text cannot be enlarged, the capital letter H has to subtend at least 0.7 degrees
at the viewing distance, that is H = D * tan(0.7 deg) = 0.0122 D. Our face's H is 0.733 of its em (Noto Sans SC), and
a pixel is as high as the lit picture's height divided by its pixels.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, radians, tan
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import material
from .compile.kinds.countdown import label_px
from .compile.kinds.table import smallest_px
from .compile.layout import page_px, scroll_px
from .compile.material import Reading
from .compile.parts import Rect
from .compile.showing import FACES
from .errors import Problem
from .models import Channel, Screen

DEGREES: Final = 0.7
CAPITAL: Final = 0.733
Content = Mapping[str, Any]
Measure = Callable[[Content, Rect, Reading | None], int]
# The em of the smallest words that a notice of the kind has in such a region, by the values that stand there now.
MEASURES: Final[Mapping[str, Measure]] = {
    "scroll": lambda _content, rect, _reading: scroll_px(rect),
    "page": lambda _content, rect, _reading: page_px(rect),
    "table": lambda content, rect, reading: smallest_px(content["columns"], reading, rect, FACES),
    "countdown": lambda content, rect, _reading: label_px(content["text"], rect),
}


class Need(NamedTuple):
    """The least em in px on a channel, and the screen that asks for it, read from so many mm."""

    px: int
    screen: str
    distance_mm: int


def least_px(height_mm: int, height_px: int, distance_mm: int) -> int:
    """The least em in px; all arguments above 0."""
    capital_mm = distance_mm * tan(radians(DEGREES))
    return ceil(capital_mm / CAPITAL * height_px / height_mm)


def of_channel(session: Session, channel: Channel) -> Need | None:
    """What the screen asks for that is hardest to read; None where nobody has measured any."""
    measured = select(Screen).where(
        Screen.channel == channel.name,
        Screen.removed_at.is_(None),
        Screen.height_mm.is_not(None),
        Screen.distance_mm.is_not(None),
    )
    needs = [
        Need(least_px(each.height_mm, channel.height, each.distance_mm), each.name, each.distance_mm)
        for each in session.scalars(measured)
        if each.height_mm and each.distance_mm
    ]
    return max(needs, default=None)


def check(session: Session, channels: Sequence[Channel | None], content: Content) -> None:
    """Raises Problem 400 naming the field where the words of such a notice would be too small for a screen."""
    measure = MEASURES.get(content["kind"])
    if measure is None:
        return
    reading = material.reading(session, content["reading"]) if "reading" in content else None
    for channel in channels:
        need = of_channel(session, channel) if channel else None
        if channel and need:
            found = _region(channel, content.get("region"))
            _hold(channel, found["name"], measure(content, tuple(found["rect"]), reading), need, content)


def _hold(channel: Channel, region: str, px: int, need: Need, content: Content) -> None:
    if px >= need.px:
        return
    message = (
        "on %(channel)s the region %(region)s gives %(px)d px of type, and %(screen)s, read from %(metres)s m, "
        "needs %(need)d px"
    )
    told: dict[str, Any] = {"channel": channel.name, "region": region, "screen": need.screen, "px": px, "need": need.px}
    metres = f"{need.distance_mm / 1000:g}"
    field = "region" if content.get("region") else "channels"
    raise Problem(400, "too-small", message, field=field, metres=metres, **told)


def _region(channel: Channel, name: str | None) -> dict[str, Any]:
    found: dict[str, Any] = next((each for each in channel.regions if each["name"] == name), channel.regions[0])
    return found
