"""What is known of a screen: as staff say it, as its row has it, and as others are told it."""

import re
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from .errors import Problem
from .models import Channel, DeviceToken, Screen
from .texts import DeviceName, Line, Remark

Ms = int
DEVICE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
# A player on the hub's own machine, which needs no key: named after its channel and what it is.
LOCAL: Final = re.compile(r"local:([a-z0-9][a-z0-9-]*):[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
Millimetres = Annotated[int, Field(ge=50, le=100_000)]
Distance = Annotated[int, Field(ge=200, le=500_000)]
Phone = Annotated[str, Field(max_length=40, pattern=r"^[0-9+() -]*$")]


class Description(BaseModel):
    """What staff know of a screen; it may be set anew at any time."""

    model_config = ConfigDict(extra="forbid", strict=True)

    channel: Annotated[str, Field(max_length=64)]
    keeper: Line
    place: Remark = ""
    phone: Phone = ""
    width_mm: Millimetres | None = None
    height_mm: Millimetres | None = None
    distance_mm: Distance | None = None


class Pairing(Description):
    """What staff enter when a new screen shows its code."""

    code: Annotated[str, Field(min_length=4, max_length=16)]
    name: DeviceName


@dataclass(frozen=True, slots=True)
class Paired:
    name: str
    channel: str
    keeper: str
    place: str
    paired_at: Ms
    phone: str = ""
    width_mm: int | None = None
    height_mm: int | None = None
    distance_mm: int | None = None


def as_paired(screen: Screen) -> Paired:
    return Paired(
        name=screen.name,
        channel=screen.channel,
        keeper=screen.keeper,
        place=screen.place,
        paired_at=screen.paired_at,
        phone=screen.phone,
        width_mm=screen.width_mm,
        height_mm=screen.height_mm,
        distance_mm=screen.distance_mm,
    )


def measure(screen: Screen, told: Pairing | Description) -> None:
    screen.phone = told.phone
    screen.width_mm, screen.height_mm, screen.distance_mm = told.width_mm, told.height_mm, told.distance_mm


def row(session: Session, name: str, channel: str, keeper: str, place: str, now: Ms, *, fresh: bool) -> Screen:
    screen = session.get(Screen, name)
    if screen is None:
        screen = Screen(name=name, paired_at=now)
        session.add(screen)
    elif fresh and screen.removed_at is None:
        raise Problem(409, "name-taken", "there is already a screen %(name)s", field="name", name=name)
    screen.channel, screen.removed_at = channel, None
    screen.keeper, screen.place = keeper or screen.keeper or "", place or screen.place or ""
    session.flush()
    return screen


def key(digest: str, now: Ms, *, screen: str | None = None, node: str | None = None) -> DeviceToken:
    return DeviceToken(digest=digest, screen=screen, node=node, created_at=now, revoked_at=None)


def check_device(name: str, field: str) -> None:
    if not DEVICE.fullmatch(name):
        message = "a name is 1 to 64 letters, digits, dots, dashes and underscores"
        raise Problem(400, "bad-name", message, field=field)


def check_channel(session: Session, name: str) -> None:
    if session.get(Channel, name) is None:
        raise Problem(400, "no-channel", "there is no channel %(name)s", field="channel", name=name)
