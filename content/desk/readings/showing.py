"""Which approved tables show which reading, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy.orm import Session

from content.desk import live
from content.desk.compile.setting import Approved
from content.desk.moments import Ms


class Shown(NamedTuple):
    """An approved table of a reading."""

    notice: Approved

    @property
    def channels(self) -> list[str]:
        found: list[str] = self.notice.content["channels"]
        return found


def tables(session: Session, name: str, now: Ms) -> list[Shown]:
    """The approved tables of the reading `name`, those to come included."""
    return of(readable(session, now), name)


def readable(session: Session, now: Ms) -> list[Approved]:
    """All approved tables of a reading: no other notice need be held against the ledger to find them."""
    found, _ = live.approved(session, now, '"reading"')
    return found


def of(approved: Iterable[Approved], name: str) -> list[Shown]:
    return [Shown(each) for each in approved if each.content.get("reading") == name]
