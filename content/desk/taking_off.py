"""What was withdrawn leaves the screens whatever else may not be published now: it is taken out of the programme that
stands, and nothing is put in its place."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.clock import Clock
from content.published.keys import Trust
from content.published.store import Store

from . import channels, ledger, publications
from .alerts.overtaking import ahead
from .models import LedgerEntry
from .moments import Ms

OF_NOTICE: Final = re.compile(r"n(\d+)r\d+")
TAKEN_OFF: Final = {"taken_off": True}
"""What the ledger's line of such a publication says beside its numbers."""


def bodies(
    session: Session, store: Store, trust: Trust, names: Collection[str] | None, now: Ms, screens: Clock
) -> list[dict[str, Any]]:
    """The next programme of each of these channels, or of all, that still has something which was withdrawn.

    `screens` runs as the screens' clocks do, which never go back behind what they were given."""
    made = []
    for channel in channels.everyone(session):
        standing = publications.standing(session, trust, channel.name)
        if standing is None or (names is not None and channel.name not in names):
            continue
        previous = json.loads(standing)
        gone = _withdrawn(session, previous["items"])
        if gone:
            screens.raise_floor(previous["built_at"])
            number = publications.next_number(session, store, trust, "programmes", channel.name, now)
            made.append(without(previous, gone) | {"number": number, "built_at": now + ahead(screens, now)})
    return made


def without(body: Mapping[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """The programme less these items: what ran beside them goes on, and where nothing is left the fallback plays."""
    loops = {name: [each for each in loop if each[0] not in gone] for name, loop in body["loops"].items()}
    regions = [
        {**region, "windows": [window for window in region["windows"] if loops[window[2]]]}
        for region in body["regions"]
    ]
    items = {name: item for name, item in body["items"].items() if name not in gone}
    return {**body, "regions": regions, "loops": {name: loop for name, loop in loops.items() if loop}, "items": items}


def _withdrawn(session: Session, items: Collection[str]) -> set[str]:
    """Those of notices that a line of the ledger, as it was written, says were withdrawn."""
    of: dict[str, set[str]] = {}
    for item in items:
        if named := OF_NOTICE.match(item):
            of.setdefault(f"notice:{named[1]}", set()).add(item)
    lines = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "withdraw", LedgerEntry.subject.in_(of)))
    return {item for line in lines if ledger.hash_of(line) == line.hash for item in of[line.subject]}
