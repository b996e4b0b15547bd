"""Who may connect, as the signed list that every node gets: paired screens and nodes by their tokens' digests."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import DeviceToken, Screen

Ms = int


def access_body(session: Session, number: int, now: Ms) -> dict[str, Any]:
    """The body of access list `number`, built at `now`."""
    screens = (
        select(DeviceToken.digest, Screen.name, Screen.channel)
        .join(Screen, Screen.name == DeviceToken.screen)
        .where(DeviceToken.revoked_at.is_(None), Screen.removed_at.is_(None))
        .order_by(DeviceToken.digest)
    )
    nodes = (
        select(DeviceToken.digest, DeviceToken.node)
        .where(DeviceToken.revoked_at.is_(None), DeviceToken.node.is_not(None))
        .order_by(DeviceToken.digest)
    )
    return {
        "kind": "access",
        "format": 1,
        "number": number,
        "built_at": now,
        "screens": {digest: {"screen": name, "channel": channel} for digest, name, channel in session.execute(screens)},
        "nodes": {digest: {"node": node} for digest, node in session.execute(nodes)},
    }
