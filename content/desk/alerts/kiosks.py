"""Kiosks as far as alerts go: which there are, and when their pages had one.

A kiosk is called by the way its reports came up: `kiosk` at the hub, `<node>/kiosk` below a node. The last part is the
process's own, what stands before was authenticated on the way, so no kiosk can speak for another's.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from content.desk.models import Kiosk

from .standing import DAY, Ms

INSTANCE: Final = "kiosk"
HERE: Final = "kiosk"
"""The kind of report by which one says that it is there, and for which channel."""
WARNED: Final = "warned"
"""The kind by which it says that a page in front of somebody has the alert of a number."""
THERE_MS: Final = 660_000
"""It says so every five minutes."""
FORGOTTEN_MS: Final = 14 * DAY


def name_of(key: str) -> str:
    """Of the entry's key, which ends with what counts it once."""
    return key.rpartition("/")[0]


def is_name(name: str) -> bool:
    return name.rpartition("/")[2] == INSTANCE


def take(session: Session, name: str, reports: Sequence[Mapping[str, Any]], now: Ms) -> None:
    """Note that it is there; nonsense, and what calls itself otherwise, changes nothing."""
    channel = next((each["channel"] for each in reports if isinstance(each.get("channel"), str)), "")
    if is_name(name) and len(name) <= 200 and 0 < len(channel) <= 64:
        row = {"name": name, "channel": channel, "heard_at": now}
        kept = insert(Kiosk).values(row)
        session.execute(kept.on_conflict_do_update(index_elements=["name"], set_=row))


def told(name: str, reports: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What its pages showed, as screens tell it."""
    return [{**each, "screen": name} for each in reports] if is_name(name) else []


def everyone(session: Session) -> Sequence[Kiosk]:
    return session.scalars(select(Kiosk).order_by(Kiosk.name)).all()


def is_there(kiosk: Kiosk, now: Ms) -> bool:
    return kiosk.heard_at > now - THERE_MS


def forget(session: Session, now: Ms) -> None:
    """Whoever was not heard of for weeks was taken away."""
    session.execute(delete(Kiosk).where(Kiosk.heard_at < now - FORGOTTEN_MS))
