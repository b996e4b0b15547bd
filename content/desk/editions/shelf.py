"""The editions that were published and are still kept, newest first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.envelope import Envelope

from .. import ledger, publications
from ..errors import Problem
from ..models import LedgerEntry, Publication

Ms = int


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as it was signed; `rolled_back_to` is the number whose records it has, if it is a rollback."""

    envelope: Envelope
    at: Ms
    rolled_back_to: int | None

    @property
    def number(self) -> int:
        return self.envelope.number

    @property
    def shards(self) -> Mapping[str, str]:
        found: Mapping[str, str] = json.loads(self.envelope.body)["shards"]
        return found


def everything(session: Session) -> list[Published]:
    """All that are kept, newest first."""
    rows = select(Publication).where(Publication.kind == "edition").order_by(Publication.number.desc())
    earlier = _rollbacks(session)
    return [Published(publications.as_envelope(row), row.at, earlier.get(row.number)) for row in session.scalars(rows)]


def newest(session: Session) -> Published | None:
    envelope = publications.newest(session, "editions")
    return Published(envelope, 0, None) if envelope else None


def find(session: Session, number: int) -> Published:
    """Raises Problem 404."""
    found = next((each for each in everything(session) if each.number == number), None)
    if found is None:
        raise Problem(404, "no-edition", "edition %(number)s is not kept here", number=number)
    return found


def held(session: Session) -> str | None:
    """What holds new editions back: a rollback after which nobody published anything but a withdrawal. None when
    nothing does."""
    lines = select(LedgerEntry).where(LedgerEntry.subject == "editions").order_by(LedgerEntry.seq.desc())
    counting = (line for line in session.scalars(lines.execution_options(yield_per=10)) if not _takes_off(line))
    rollback = next((line for line in islice(counting, 2) if line.kind == "rollback"), None)
    if rollback is None:
        return None
    return f"rolled back to edition {rollback.details.get('as')}: new records wait for `python -m content publish`"


def _takes_off(line: LedgerEntry) -> bool:
    return line.details.get("taken_off") is True


def _rollbacks(session: Session) -> dict[int, int]:
    """The number that a rollback was published as, and the number it went back to."""
    found: dict[int, int] = {}
    waiting: int | None = None
    for line in ledger.about(session, "editions"):
        if line.kind == "rollback":
            waiting = line.details.get("as")
        elif line.kind == "publish" and waiting is not None:
            found[line.details["numbers"]["editions"]], waiting = waiting, None
    return found
