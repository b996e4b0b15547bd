"""What somebody wants to keep of an upload, kept: a draft, or pictures and films to be used later. Nothing is put out
by this; all of it goes the way of review."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from content.desk import ledger, media, notices
from content.desk.actor import Actor
from content.desk.database import Database
from content.desk.errors import Problem
from content.desk.models import Media
from content.desk.moments import Ms
from content.desk.worker import Worker
from content.published.blobs import Blobs

from . import confined
from .arrival import Arrival
from .choice import destination_of
from .destination import Writing
from .document import Document
from .finding import stand_in
from .quarantine import FILM, PROGRESS, TABLE, Quarantine
from .tables import around, cells, rows, writing

Json = dict[str, Any]
SHOWN_AS: Final = {"image/": "image", "video/": "video", "application/pdf": "document"}
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where things are kept, and who reads files that may be anything. today: at the office, at `now`."""

    database: Database
    uploads: Blobs
    quarantine: Quarantine
    reader: Worker
    now: Ms
    today: date

    def keep(self, arrival: Arrival, actor: Actor, progress: Progress) -> Json:
        """What became of it, as its own `wanted` says. Raises Problem when nothing did."""
        wanted = arrival.wanted or {}
        by = Writing(actor, self.now, wanted["origin"])
        if wanted["into"] == "table":
            return self._table(arrival, by, progress)
        if wanted["into"] in ("media", "shown"):
            return self._media(arrival, wanted, by)
        return self._document(arrival, wanted, by)

    def _document(self, arrival: Arrival, wanted: Json, by: Writing) -> Json:
        document: Document = confined.document(self.reader, self.quarantine.path(arrival), self.today)
        destination = destination_of(wanted["into"], wanted["channels"])
        with self.database.transaction() as session:
            known = destination.known(session, document)
            if known:
                return {"state": "known", "keys": [known]}
            kept = destination.write(session, document, stand_in(Path(arrival.name)), by)
            _told(session, arrival, wanted, [kept.key], by)
        return {"state": "draft", "keys": [kept.key], "assigned": kept.assigned}

    def _media(self, arrival: Arrival, wanted: Json, by: Writing) -> Json:
        path, told = self.quarantine.path(arrival), dict[str, Any](now=by.now, origin=by.origin)
        data: bytes | None = None
        if arrival.is_film:
            to, said = (self.quarantine.path(arrival, name) for name in (FILM, PROGRESS))
            path, looked = confined.apart(self.reader, "making", "film_made", path, to, said)
        else:
            data, looked = confined.apart(self.reader, "making", "made", path)
        with self.database.transaction() as session:
            if data is None:
                found = media.add_film(session, self.uploads, by.actor, path, arrival.name, looked=looked, **told)
            else:
                found = media.add(session, self.uploads, by.actor, data, arrival.name, looked=looked, **told)
            session.flush()
            keys = [f"media/{found.sha}"]
            if wanted["into"] == "shown":
                content = _shown(found, wanted["channels"], (arrival.found or {}).get("title", ""))
                keys.insert(0, f"notice/{notices.write(session, by.actor, content, **told).id}")
            _told(session, arrival, wanted, keys, by)
        return {"state": "draft" if wanted["into"] == "shown" else "media", "keys": keys}

    def _table(self, arrival: Arrival, by: Writing, progress: Progress) -> Json:
        if arrival.table is None:
            raise Problem(409, "no-columns", "say first which columns mean what")
        plan = rows.plan_of(arrival.table)
        path = self.quarantine.path(arrival, TABLE)
        with self.database.reading() as session:
            known = around.of(session, cells.unpacked(path.read_bytes())[plan.sheet].rows)
        reads = self.reader.run(rows.read_file, path, plan, known)
        kept = writing.keep(self.database, plan.kind, reads, by, progress).told()
        with self.database.transaction() as session:
            _told(session, arrival, {"into": plan.kind}, kept["keys"], by, rows=len(reads))
        return kept


def _shown(found: Media, channels: Sequence[str], title: str) -> Json:
    kind = next(kind for begun, kind in SHOWN_AS.items() if found.media_type.startswith(begun))
    # A file's name is no description, but the only one there is until its author writes a better one.
    text = {"text": title} if title else {}
    return {"channels": list(channels), "kind": kind, "media": [found.sha], **text}


def _told(session: Session, arrival: Arrival, wanted: Json, keys: Sequence[str], by: Writing, **more: int) -> None:
    details = {"name": arrival.name, "sha256": arrival.sha, "into": wanted["into"], "kept": list(keys), **more}
    ledger.append(session, by.actor, "upload-kept", f"upload:{arrival.id}", details, now=by.now, origin=by.origin)
