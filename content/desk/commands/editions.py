"""editions: which are kept, newest first."""

from argparse import Namespace
from typing import Any

from content.desk.editions import shelf
from content.desk.models import Office
from content.desk.moments import iso
from content.published.errors import Refused
from content.published.shards import object_in, parse
from content.published.store import Store

from .opened import office


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("editions", parents=[common], help="list the editions that can be gone back to")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    with office(asked) as desk, desk.database.reading() as session:
        zone = session.get_one(Office, 1).zone
        current = desk.store.pointer("editions")
        for each in shelf.everything(session):
            mark = "*" if each.number == current else " "
            told = f"as {each.rolled_back_to}" if each.rolled_back_to is not None else ""
            spoken = _spoken(desk.store, each) if each.number == current else ""
            holds = _records(desk.store, each) + spoken
            columns = (mark, each.number, iso(each.at, zone), holds, each.envelope.id[:12], told)
            print("  ".join(map(str, columns)).rstrip())
    return 0


def _records(store: Store, each: shelf.Published) -> str:
    """How many it has; what is not whole cannot be gone back to."""
    try:
        return f"{sum(len(parse(store.read_blob(sha), sha)) for sha in each.shards.values())} records"
    except Refused:
        return "not whole"


def _spoken(store: Store, each: shelf.Published) -> str:
    """How many of them can be read aloud by now."""
    try:
        entries = [entry for sha in each.shards.values() for entry in parse(store.read_blob(sha), sha).values()]
        bodies = (object_in(store.read_blob(entry.record), entry.record) for entry in entries if entry.media)
        return f", {sum('voice' in body for body in bodies)} read aloud"
    except Refused:
        return ""
