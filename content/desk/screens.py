"""Screens and nodes: who is let in, by codes that a screen shows and by tokens made at the console."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.published.access import token_digest

from . import ledger
from .actor import Actor
from .database import announce
from .errors import Problem
from .models import Channel, DeviceToken, PairRequest, Screen
from .problems import checked
from .roles import OPERATORS
from .texts import DeviceName, Line, Remark

Ms = int
CODE_MS: Final = 10 * 60_000
DEVICE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
Millimetres = Annotated[int, Field(ge=50, le=100_000)]
Distance = Annotated[int, Field(ge=200, le=500_000)]
Phone = Annotated[str, Field(max_length=40, pattern=r"^[0-9+() -]*$")]


class Pairing(BaseModel):
    """What staff enter when a new screen shows its code."""

    model_config = ConfigDict(extra="forbid", strict=True)

    code: Annotated[str, Field(min_length=4, max_length=16)]
    name: DeviceName
    channel: Annotated[str, Field(max_length=64)]
    keeper: Line
    place: Remark = ""
    phone: Phone = ""
    width_mm: Millimetres | None = None
    height_mm: Millimetres | None = None
    distance_mm: Distance | None = None


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


def pair(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> Paired:
    """Let the screen that shows this code in. Raises Problem 400 naming the field, 403, 404 for a code that
    is unknown, used or older than ten minutes, 409 when the name is taken."""
    actor.require(OPERATORS)
    wanted = checked(Pairing, raw)
    _check_channel(session, wanted.channel)
    request = _request(session, wanted.code, now)
    if request is None:
        message = "no screen is showing this code now; a code counts once, for ten minutes"
        raise Problem(404, "no-code", message, field="code")
    screen = _screen(session, wanted.name, wanted.channel, wanted.keeper, wanted.place, now, fresh=True)
    _describe(screen, wanted)
    request.used_at = now
    session.add(_token(request.digest, now, screen=screen.name))
    details = {"channel": screen.channel, "keeper": screen.keeper, "place": screen.place}
    ledger.append(session, actor, "screen-paired", f"screen:{screen.name}", details, now=now, origin=origin)
    announce(session, ("access", ""))
    return as_paired(screen)


def make_screen_token(session: Session, actor: Actor | None, name: str, channel: str, *, now: Ms, origin: str) -> str:
    """A token for a screen that has no pairing page. Raises Problem 400 naming screen or channel."""
    _check_device(name, "screen")
    _check_channel(session, channel)
    screen = _screen(session, name, channel, "", "", now, fresh=False)
    # Never beginning with a dash: it is given on command lines.
    token = f"foyer_{secrets.token_urlsafe(32)}"
    session.add(_token(token_digest(token), now, screen=screen.name))
    ledger.append(session, actor, "token-made", f"screen:{name}", {"channel": channel}, now=now, origin=origin)
    announce(session, ("access", ""))
    return token


def make_node_token(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> str:
    """A token for a node. Raises Problem 400 naming node."""
    _check_device(name, "node")
    # Never beginning with a dash: it is given on command lines.
    token = f"foyer_{secrets.token_urlsafe(32)}"
    session.add(_token(token_digest(token), now, node=name))
    ledger.append(session, actor, "token-made", f"node:{name}", {}, now=now, origin=origin)
    announce(session, ("access", ""))
    return token


def revoke_tokens(
    session: Session, actor: Actor | None, *, node: str | None = None, screen: str | None = None, now: Ms, origin: str
) -> int:
    """End every token of this node, or of this screen; how many there were. Raises Problem 404 for none."""
    whose = DeviceToken.node == node if node is not None else DeviceToken.screen == screen
    ended = session.scalars(select(DeviceToken).where(whose, DeviceToken.revoked_at.is_(None))).all()
    if not ended:
        raise Problem(404, "no-token", "%(name)s has no token", name=node or screen)
    for token in ended:
        token.revoked_at = now
    subject = f"node:{node}" if node is not None else f"screen:{screen}"
    ledger.append(session, actor, "tokens-revoked", subject, {"tokens": len(ended)}, now=now, origin=origin)
    announce(session, ("access", ""))
    return len(ended)


def describe(session: Session, actor: Actor, name: str, raw: object, *, now: Ms, origin: str) -> Paired:
    """Set anew what is known of a screen, its channel among it. Raises Problem 400 naming the field, 403, 404."""
    actor.require(OPERATORS)
    wanted = checked(Description, raw)
    _check_channel(session, wanted.channel)
    screen = _existing(session, name)
    moved = screen.channel != wanted.channel
    screen.channel, screen.keeper, screen.place = wanted.channel, wanted.keeper, wanted.place
    _describe(screen, wanted)
    session.flush()
    ledger.append(session, actor, "screen-set", f"screen:{name}", wanted.model_dump(), now=now, origin=origin)
    if moved:
        announce(session, ("access", ""))
    return as_paired(screen)


def remove(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> None:
    """Shut a screen out: its tokens stop counting at once. Raises Problem 403, 404."""
    actor.require(OPERATORS)
    _existing(session, name).removed_at = now
    for token in session.scalars(select(DeviceToken).where(DeviceToken.screen == name)):
        token.revoked_at = token.revoked_at or now
    ledger.append(session, actor, "screen-removed", f"screen:{name}", {}, now=now, origin=origin)
    announce(session, ("access", ""))


def ask(session: Session, code: str, digest: str, at: Ms) -> None:
    """Remember a code that a screen shows; the same again changes nothing."""
    if session.get(PairRequest, (code, digest)) is None:
        session.add(PairRequest(code=code, digest=digest, at=at, used_at=None))


def everyone(session: Session) -> Sequence[Screen]:
    """The screens that are let in, by name."""
    return session.scalars(select(Screen).where(Screen.removed_at.is_(None)).order_by(Screen.name)).all()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Screen).where(Screen.removed_at.is_(None))) or 0


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


def _existing(session: Session, name: str) -> Screen:
    screen = session.get(Screen, name)
    if screen is None or screen.removed_at is not None:
        raise Problem(404, "no-screen", "there is no such screen")
    return screen


def _describe(screen: Screen, told: Pairing | Description) -> None:
    screen.phone = told.phone
    screen.width_mm, screen.height_mm, screen.distance_mm = told.width_mm, told.height_mm, told.distance_mm


def _request(session: Session, code: str, now: Ms) -> PairRequest | None:
    plain = code.replace(" ", "").replace("-", "").upper()
    open_ones = select(PairRequest).where(
        PairRequest.code == plain,
        PairRequest.used_at.is_(None),
        PairRequest.at > now - CODE_MS,
        PairRequest.at <= now + CODE_MS,
    )
    found = session.scalars(open_ones).all()
    # Two screens that show the same code cannot be told apart: neither is let in.
    return found[0] if len(found) == 1 else None


def _screen(session: Session, name: str, channel: str, keeper: str, place: str, now: Ms, *, fresh: bool) -> Screen:
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


def _token(digest: str, now: Ms, *, screen: str | None = None, node: str | None = None) -> DeviceToken:
    return DeviceToken(digest=digest, screen=screen, node=node, created_at=now, revoked_at=None)


def _check_device(name: str, field: str) -> None:
    if not DEVICE.fullmatch(name):
        message = "a name is 1 to 64 letters, digits, dots, dashes and underscores"
        raise Problem(400, "bad-name", message, field=field)


def _check_channel(session: Session, name: str) -> None:
    if session.get(Channel, name) is None:
        raise Problem(400, "no-channel", "there is no channel %(name)s", field="channel", name=name)
