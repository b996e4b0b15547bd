"""The office's own lists: names of others, names and words that are fine, its telephones and its addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .. import ledger
from ..actor import Actor
from ..errors import Problem
from ..models import CheckWord
from ..moments import Ms
from ..texts import clean

# Who keeps them: the general office, which answers for what goes out, and whoever administers.
KEEPERS: Final = frozenset({"office", "admin"})
MOST: Final = 500
LONGEST: Final = 60
_PHONE: Final = re.compile(r"[0-9() +*#—–-]{3,30}")
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Lists:
    """foreign: names of other offices and places; allowed: names and words that the checks pass over; phones: that may
    be published beside those of the records; hosts: of addresses that are the office's own."""

    foreign: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


NAMES: Final = tuple(each.name for each in fields(Lists))


def read(session: Session) -> Lists:
    """As they are kept, in order."""
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for row in session.scalars(select(CheckWord).order_by(CheckWord.kind, CheckWord.word)):
        found.get(row.kind, []).append(row.word)
    return Lists(**{name: tuple(words) for name, words in found.items()})


def write(session: Session, actor: Actor, wanted: Lists, *, now: Ms, origin: str) -> Lists:
    """Keep these instead. Raises Problem 403, 400 naming the list."""
    actor.require(KEEPERS)
    before = read(session)
    lists = Lists(**{name: _checked(name, getattr(wanted, name)) for name in NAMES})
    changes = {name: _change(getattr(before, name), getattr(lists, name)) for name in NAMES}
    changes = {name: change for name, change in changes.items() if change}
    if not changes:
        return lists
    session.execute(delete(CheckWord))
    session.add_all(CheckWord(kind=name, word=word) for name in NAMES for word in getattr(lists, name))
    ledger.append(session, actor, "check-words", "office", changes, now=now, origin=origin)
    return lists


def _change(before: Iterable[str], after: Iterable[str]) -> dict[str, list[str]]:
    old, new = set(before), set(after)
    change = {"added": sorted(new - old), "removed": sorted(old - new)}
    return {how: words for how, words in change.items() if words}


def _checked(name: str, words: Iterable[str]) -> tuple[str, ...]:
    found = sorted({_word(name, word) for word in words if word.strip()})
    if len(found) > MOST:
        raise Problem(400, "too-long", "has more than %(most)d entries", field=name, most=MOST)
    return tuple(found)


def _word(name: str, word: str) -> str:
    try:
        plain = clean(word)
    except ValueError as error:
        raise Problem(400, "bad-word", "%(word)s cannot be kept", field=name, word=word[:20]) from error
    plain = plain.lower() if name == "hosts" else plain
    least = 2 if name in ("foreign", "allowed") else 1
    fits = {"phones": _PHONE, "hosts": _HOST}.get(name)
    if not least <= len(plain) <= LONGEST or "\n" in plain or (fits and not fits.fullmatch(plain)):
        raise Problem(400, "bad-word", "%(word)s cannot be kept", field=name, word=plain[:20])
    return plain
