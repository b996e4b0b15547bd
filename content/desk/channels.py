"""Channels: what is composed for one kind of place, and the regions it is laid out in."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger
from .actor import Actor
from .database import announce_channels
from .errors import Problem
from .models import Channel
from .moments import Ms
from .problems import checked
from .roles import OPERATORS
from .texts import Cell, Name

Pixels = Annotated[int, Field(ge=1, le=16384)]
Offset = Annotated[int, Field(ge=0, le=16384)]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise PydanticCustomError("zone", "is no time zone such as Asia/Shanghai")
    return name


class RegionLayout(BaseModel):
    """A rectangle [x, y, width, height] in px, and what fills it while nothing else is due."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    rect: Annotated[list[Offset], Field(min_length=4, max_length=4)]
    fallback: Literal["idle", "clock"] = "idle"


class Tile(BaseModel):
    """The part [x, y, width, height] of a channel that one of several players shows."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    rect: Annotated[list[Offset], Field(min_length=4, max_length=4)]


class Layout(BaseModel):
    """A channel as staff lay it out; regions are painted in this order, notices go to the first by default.

    `title` and `title_en` are what people call it. `desktop` is the rectangle [x, y, width, height] of the players'
    desktop that an LED sender takes, as large as the channel, in the desktop's own pixels. `tiles` are shown by one
    player each.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Name
    title: Cell | None = None
    title_en: Cell | None = None
    size: Annotated[list[Pixels], Field(min_length=2, max_length=2)]
    zone: Annotated[str, Field(max_length=64), AfterValidator(_known_zone)] = "Asia/Shanghai"
    regions: Annotated[list[RegionLayout], Field(min_length=1, max_length=32)]
    desktop: Annotated[list[Offset], Field(min_length=4, max_length=4)] | None = None
    tiles: Annotated[list[Tile], Field(min_length=1, max_length=16)] | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        names = [region.name for region in self.regions]
        if len(set(names)) < len(names):
            raise PydanticCustomError("region_twice", "names a region twice", {"field": "regions"})
        if "alert" in names:
            raise PydanticCustomError("region_alert", "the alert region is always there", {"field": "regions"})
        if self.desktop is not None and self.desktop[2:] != self.size:
            raise PydanticCustomError("desktop_size", "is not as large as the channel", {"field": "desktop"})
        tiles = [tile.name for tile in self.tiles or ()]
        if len(set(tiles)) < len(tiles):
            raise PydanticCustomError("tile_twice", "names a tile twice", {"field": "tiles"})
        for what in ("regions", "tiles"):
            for place, each in enumerate(getattr(self, what) or ()):
                self._check_inside(each.rect, f"{what}.{place}.rect")
        return self

    def _check_inside(self, rect: list[int], field: str) -> None:
        x, y, width, height = rect
        if not width or not height or x + width > self.size[0] or y + height > self.size[1]:
            raise PydanticCustomError("region_outside", "is empty or reaches beyond the channel", {"field": field})


def create(session: Session, actor: Actor | None, raw: object, *, now: Ms, origin: str) -> Channel:
    """Raises Problem 400 naming the field, 403, 409 when the name is taken. No actor is the console."""
    if actor is not None:
        actor.require(OPERATORS)
    layout = checked(Layout, raw)
    if session.get(Channel, layout.name) is not None:
        raise Problem(409, "name-taken", "there is already a channel %(name)s", field="name", name=layout.name)
    channel = Channel(name=layout.name, created_at=now)
    session.add(channel)
    _lay_out(session, actor, channel, layout, "channel-created", now=now, origin=origin)
    return channel


def change(
    session: Session, actor: Actor, name: str, raw: object, *, match: str | None, now: Ms, origin: str
) -> Channel:
    """Raises Problem 400 naming the field, 403, 404, 412 when somebody was quicker (`match` is the etag read)."""
    actor.require(OPERATORS)
    layout = checked(Layout, raw)
    channel = get(session, name)
    if match is not None and match != etag(channel):
        message = "the channel was changed since you read it"
        raise Problem(412, "changed-meanwhile", message, headers={"ETag": f'"{etag(channel)}"'})
    if layout.name != name:
        raise Problem(400, "other-name", "a channel keeps its name", field="name")
    _lay_out(session, actor, channel, layout, "channel-changed", now=now, origin=origin)
    return channel


def get(session: Session, name: str) -> Channel:
    """Raises Problem 404."""
    channel = session.get(Channel, name)
    if channel is None:
        raise Problem(404, "no-channel", "there is no such channel")
    return channel


def everyone(session: Session) -> Sequence[Channel]:
    return session.scalars(select(Channel).order_by(Channel.created_at, Channel.name)).all()


def as_layout(channel: Channel) -> dict[str, Any]:
    """The channel as the API has it."""
    size = [channel.width, channel.height]
    layout = {"name": channel.name, "size": size, "zone": channel.zone, "regions": channel.regions}
    more = {
        "title": channel.title,
        "title_en": channel.title_en,
        "desktop": channel.desktop,
        "tiles": channel.tiles,
    }
    return layout | {name: value for name, value in more.items() if value is not None}


def etag(channel: Channel) -> str:
    return digest(as_layout(channel))[:32]


def _lay_out(
    session: Session, actor: Actor | None, channel: Channel, layout: Layout, kind: str, *, now: Ms, origin: str
) -> None:
    channel.title, channel.title_en = layout.title, layout.title_en
    channel.width, channel.height = layout.size
    channel.zone = layout.zone
    channel.regions = [region.model_dump() for region in layout.regions]
    channel.desktop = layout.desktop
    channel.tiles = [tile.model_dump() for tile in layout.tiles] if layout.tiles else None
    channel.changed_at = now
    session.flush()
    ledger.append(session, actor, kind, f"channel:{channel.name}", as_layout(channel), now=now, origin=origin)
    announce_channels(session, [channel.name])
