"""Screens and nodes: who is let in, by codes that a screen shows and by tokens made at the console."""

import secrets
from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.published.access import token_digest

from . import ledger
from .actor import Actor
from .database import announce
from .errors import Problem
from .models import DeviceToken, PairRequest, Screen, ScreenFact
from .problems import checked
from .roles import OPERATORS
from .screen_rows import (
    LOCAL,
    Description,
    Ms,
    Paired,
    Pairing,
    as_paired,
    check_channel,
    check_device,
    key,
    measure,
    row,
)

__all__ = [
    "LOCAL",
    "Description",
    "Paired",
    "Pairing",
    "as_paired",
    "ask",
    "count",
    "describe",
    "everyone",
    "make_node_token",
    "make_screen_token",
    "pair",
    "remove",
    "revoke_tokens",
    "take_on",
]
CODE_MS: Final = 10 * 60_000


def pair(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> Paired:
    """Let the screen that shows this code in. Raises Problem 400 naming the field, 403, 404 for a code that
    is unknown, used or older than ten minutes, 409 when the name is taken."""
    actor.require(OPERATORS)
    wanted = checked(Pairing, raw)
    check_channel(session, wanted.channel)
    request = _request(session, wanted.code, now)
    if request is None:
        message = "no screen is showing this code now; a code counts once, for ten minutes"
        raise Problem(404, "no-code", message, field="code")
    screen = row(session, wanted.name, wanted.channel, wanted.keeper, wanted.place, now, fresh=True)
    measure(screen, wanted)
    request.used_at = now
    session.add(key(request.digest, now, screen=screen.name))
    details = {"channel": screen.channel, "keeper": screen.keeper, "place": screen.place}
    ledger.append(session, actor, "screen-paired", f"screen:{screen.name}", details, now=now, origin=origin)
    announce(session, ("access", ""))
    return as_paired(screen)


def make_screen_token(session: Session, actor: Actor | None, name: str, channel: str, *, now: Ms, origin: str) -> str:
    """A token for a screen that has no pairing page. Raises Problem 400 naming screen or channel."""
    check_device(name, "screen")
    check_channel(session, channel)
    screen = row(session, name, channel, "", "", now, fresh=False)
    # Never beginning with a dash: it is given on command lines.
    token = f"foyer_{secrets.token_urlsafe(32)}"
    session.add(key(token_digest(token), now, screen=screen.name))
    ledger.append(session, actor, "token-made", f"screen:{name}", {"channel": channel}, now=now, origin=origin)
    announce(session, ("access", ""))
    return token


def make_node_token(session: Session, actor: Actor | None, name: str, *, now: Ms, origin: str) -> str:
    """A token for a node. Raises Problem 400 naming node."""
    check_device(name, "node")
    # Never beginning with a dash: it is given on command lines.
    token = f"foyer_{secrets.token_urlsafe(32)}"
    session.add(key(token_digest(token), now, node=name))
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
    """Set anew what is known of a screen, its channel among it; a player on the hub's own machine that was heard is
    taken on by it. Raises Problem 400 naming the field, 403, 404."""
    actor.require(OPERATORS)
    screen = session.get(Screen, name)
    if screen is None or screen.removed_at is not None:
        if not LOCAL.fullmatch(name) or session.get(ScreenFact, name) is None:
            raise _no_screen()
        return take_on(session, actor, name, raw, now=now, origin=origin)
    wanted = _description(session, name, raw)
    moved = screen.channel != wanted.channel
    screen.channel, screen.keeper, screen.place = wanted.channel, wanted.keeper, wanted.place
    measure(screen, wanted)
    session.flush()
    ledger.append(session, actor, "screen-set", f"screen:{name}", wanted.model_dump(), now=now, origin=origin)
    if moved:
        announce(session, ("access", ""))
    return as_paired(screen)


def take_on(session: Session, actor: Actor, name: str, raw: object, *, now: Ms, origin: str) -> Paired:
    """Say what is known of a player on the hub's own machine, which is let in without a code. Raises Problem 400
    naming the field, 403."""
    actor.require(OPERATORS)
    wanted = _description(session, name, raw)
    screen = row(session, name, wanted.channel, wanted.keeper, wanted.place, now, fresh=False)
    measure(screen, wanted)
    session.flush()
    ledger.append(session, actor, "screen-paired", f"screen:{name}", wanted.model_dump(), now=now, origin=origin)
    return as_paired(screen)


def _description(session: Session, name: str, raw: object) -> Description:
    wanted = checked(Description, raw)
    check_channel(session, wanted.channel)
    local = LOCAL.fullmatch(name)
    if local and local[1] != wanted.channel:
        message = "a player on the hub's own machine shows the channel that it was started with"
        raise Problem(400, "other-channel", message, field="channel")
    return wanted


def remove(session: Session, actor: Actor, name: str, *, now: Ms, origin: str) -> Paired:
    """Shut a screen out: its tokens stop counting at once; what was known of it. Raises Problem 403, 404."""
    actor.require(OPERATORS)
    screen = _existing(session, name)
    screen.removed_at = now
    for token in session.scalars(select(DeviceToken).where(DeviceToken.screen == name)):
        token.revoked_at = token.revoked_at or now
    ledger.append(session, actor, "screen-removed", f"screen:{name}", {}, now=now, origin=origin)
    announce(session, ("access", ""))
    return as_paired(screen)


def ask(session: Session, code: str, digest: str, at: Ms) -> None:
    """Remember a code that a screen shows; the same again changes nothing."""
    if session.get(PairRequest, (code, digest)) is None:
        session.add(PairRequest(code=code, digest=digest, at=at, used_at=None))


def everyone(session: Session) -> Sequence[Screen]:
    """The screens that are let in, by name."""
    return session.scalars(select(Screen).where(Screen.removed_at.is_(None)).order_by(Screen.name)).all()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Screen).where(Screen.removed_at.is_(None))) or 0


def _existing(session: Session, name: str) -> Screen:
    screen = session.get(Screen, name)
    if screen is None or screen.removed_at is not None:
        raise _no_screen()
    return screen


def _no_screen() -> Problem:
    return Problem(404, "no-screen", "there is no such screen")


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
