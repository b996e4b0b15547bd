"""What the records are called that a page leads to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kiosk.fields import Text, a_text
from kiosk.records import Records


class Named(NamedTuple):
    name: str
    title: Text


def titles(records: Records | None, kind: str, now: int) -> Mapping[str, Text]:
    """Of all records of a kind that visitors may see now, by name."""
    rows = records.of_kind(kind, now) if records else []
    return {row.name: a_text(row.title) or {"zh-Hans": row.name} for row in rows}


def named(records: Records, kind: str, name: str | None, now: int) -> Named | None:
    """None when there is no such record now: a page leads to nothing that is not there."""
    return next(iter(all_named(records, kind, [name] if name else [], now)), None)


def all_named(records: Records, kind: str, names: Iterable[str], now: int) -> tuple[Named, ...]:
    """Those of the names that there are, once each."""
    wanted = dict.fromkeys(names)
    known = titles(records, kind, now) if wanted else {}
    return tuple(Named(name, known[name]) for name in wanted if name in known)
