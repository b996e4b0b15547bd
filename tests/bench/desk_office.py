"""An office after three years, written straight into its database: records, notices and what was decided on them, and a
ledger whose lines say so, chained as the desk chains them and with the head signed on the last."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from content.desk import draft, ledger, sealing
from content.desk.moments import iso
from content.desk.records import kinds
from content.sample import notices
from content.sample.office import ZONE
from content.sample.records import load, samples
from tests.bench.desk_others import fill_others
from tests.bench.desk_written import DAY, YEARS, Writer, Written, filler
from tests.world.office import Office, make_office

# Of each kind of records so many in a thousand; the rest are documents of the catalogue.
SHARES: Final = {"guide": 40, "power": 50, "department": 6, "about": 4}
CHANNELS: Final = (["lobby-led"], ["lobby-led", "wall-11f"], ["lobby-led", "kiosk"], ["wall-11f"], ["kiosk"])
# The newest twentieth of everything is in the middle of its review.
NEW: Final = 20
FATES: Final = ("draft", "submitted", "returned", "revised", "approved")
# What became of older notices, of ten.
ENDED, WITHDRAWN = 7, 8
RULES: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"days": "working"},
    {"times": [["08:00", "11:30"], ["13:30", "17:00"]]},
    {"days": [6, 7], "times": [["19:00", "07:00"]]},
)


class Size(NamedTuple):
    records: int = 10_000
    notices: int = 2_000
    lines: int = 1_000_000


def make(data: Path, size: Size) -> None:
    """Into the folder `data`, which is made; its people are those of the sample office, as `tests.world` has them."""
    office = make_office(data)
    try:
        with office.desk.database.transaction() as session:
            load(session, office.staff["operator"], office.staff["office"], office.now, "console")
        _fill(office, size)
        with office.desk.database.transaction() as session:
            ledger.append(session, None, "note", "hub", {}, now=office.now, origin="bench")
            sealing.rebase(session)
        fill_others(office)
        office.desk.publisher.programmes()
    finally:
        office.close()


def _fill(office: Office, size: Size) -> None:
    now = office.now
    with closing(sqlite3.connect(office.desk.database.path)) as database:
        writer = Writer(office, database, now - YEARS, size.lines)
        wanted = [*_records(size.records), *_notices(size.notices, now)]
        # By when they were written: notices among records, as an office has them.
        wanted.sort(key=lambda each: each.age, reverse=True)
        for place, each in enumerate(wanted):
            writer.write(each)
            writer.go_on(filler, (place + 1) * size.lines // len(wanted))
        writer.flush()
        database.commit()


def _records(number: int) -> Iterator[Written]:
    """The sample's, again and again under other names."""
    templates: dict[str, list[Mapping[str, Any]]] = {}
    for kind, _, content in samples():
        templates.setdefault(kind, []).append(kinds.read(kind, content))
    shares = {kind: number * share // 1000 for kind, share in SHARES.items()}
    shares["catalog"] = number - sum(shares.values())
    for kind, share in shares.items():
        for place, template in enumerate(islice(cycle(templates[kind]), share)):
            age = share - place
            fate = FATES[age % len(FATES)] if _is_new(age, share) else "approved"
            name = f"BENCH-{place}" if kind == "catalog" else f"bench-{place}"
            yield Written(kind, name, _renamed(template, name), fate, age / share)


def _renamed(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    title = {tag: f"{text} {name}" for tag, text in content["title"].items()}
    number = {"index_number": name} if "index_number" in content else {}
    return {**content, "title": title, **number}


def _notices(number: int, now: int) -> Iterator[Written]:
    texts = [each["text"] for each in notices.approved(now, ZONE, defaultdict(str)) if each["kind"] == "scroll"]
    for place, text in enumerate(islice(cycle(texts), number)):
        age = number - place
        fate, ends = _fate(place, age, number, now)
        raw = {"channels": CHANNELS[place % len(CHANNELS)], "kind": "scroll", "text": f"{text}第{place}号"}
        raw |= RULES[place % len(RULES)] | ({"end": iso(ends, ZONE)} if ends else {})
        yield Written("notice", "", draft.read(raw).content(), fate, age / number, ends)


def _is_new(age: int, number: int) -> bool:
    return age <= max(number // NEW, len(FATES))


def _fate(place: int, age: int, number: int, now: int) -> tuple[str, int | None]:
    """What became of a notice, and when it ended."""
    if _is_new(age, number):
        return FATES[age % len(FATES)], None
    of_ten = place // 2 % 10
    if of_ten < ENDED:
        return "approved", now - age * YEARS // number + 10 * DAY if age * 40 > number else now + DAY
    return ("withdrawn", None) if of_ten < WITHDRAWN else ("approved", None)
