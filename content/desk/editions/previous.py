"""What the store's own newest edition says was derived from what: signed by this hub, so it can be believed."""

from pathlib import Path
from typing import NamedTuple

from content.published.edition import Edition
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.shards import Entry, object_in
from content.published.store import Store

from ..speech.voiced import Turn, Voices, turn_of


class Known(NamedTuple):
    """A record's blobs, and what they were derived from: the ledger's approval and the form of deriving. `silent` are
    the keys of voices that it has not yet, `turn` says when they are made."""

    approved_by: str
    form: str
    entry: Entry
    silent: tuple[str, ...]
    turn: Turn


def known(data: Path, store: Store, voices: Voices) -> dict[str, Known]:
    """By record id; what is not whole is left out. Empty when there is no edition that verifies."""
    try:
        trust = Trust.load(data / "trust.json")
    except (Refused, OSError):
        return {}
    for number in store.numbers("editions"):
        try:
            _, body = store.opened(trust, "editions", number)
            entries = list(Edition(body, store.read_blob).entries())
        except Refused:
            continue
        return {key: made for key, entry in entries if (made := _known(store, entry, voices))}
    return {}


def _known(store: Store, entry: Entry, voices: Voices) -> Known | None:
    try:
        body = object_in(store.read_blob(entry.record), entry.record)
    except Refused:
        return None
    told = str(body.get("approved_by")), str(body.get("form"))
    return Known(*told, entry, voices.missing(body), turn_of(body))
