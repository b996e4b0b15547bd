"""What another record is called that a page leads to."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.fields import Fields, Text
from kiosk.records import Records


class Named(NamedTuple):
    name: str
    title: Text


def named(records: Records, kind: str, name: str | None, now: int) -> Named | None:
    """None when there is no such record now: a page leads to nothing that is not there."""
    body = records.get(f"{kind}/{name}", now) if name else None
    if name is None or body is None:
        return None
    return Named(name, Fields(body).text("title") or {"zh-Hans": name})


def all_named(records: Records, kind: str, names: Iterable[str], now: int) -> tuple[Named, ...]:
    found = (named(records, kind, name, now) for name in dict.fromkeys(names))
    return tuple(each for each in found if each)
