"""What the desk does by itself: programmes are compiled anew at start and twice a day, and at start and once an
hour every file of the store is read, and written again from the desk's own copy when it is damaged."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from content.published import durable
from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.shards import parse
from content.published.store import Kind, Store

from . import holidays, publications
from .compile.working_days import unknown_from
from .editions import shelf
from .errors import Problem
from .models import Media, Office
from .moments import local_day
from .office import Desk

Ms = int
HOUR: Final = 3_600_000
# Twice a day, so that the ledger's last line is never a day old while the hub runs.
RECOMPILE_MS: Final = 12 * HOUR
SCRUB_MS: Final = HOUR
AGAIN_MS: Final = 60_000
TICK_S: Final = 5.0
KEPT_NUMBERS: Final = 3
CALENDAR_DAYS: Final = 31


class Upkeep:
    def __init__(self, desk: Desk, looked: threading.Event | None = None) -> None:
        """`looked` is set once the ledger was looked at: nothing is compiled anew by itself before."""
        self._desk = desk
        self._looked = looked
        self._compiled_at: Ms | None = None
        self._scrubbed_at: Ms | None = None

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        while not stop.is_set():
            self.tick()
            stop.wait(TICK_S)

    def tick(self) -> None:
        """Do what is due now."""
        now = self._desk.clock.now()
        self._desk.publisher.retry()
        if self._scrubbed_at is None or abs(now - self._scrubbed_at) >= SCRUB_MS:
            self._scrubbed_at = now
            self._try("scrubbing", self.scrub)
        if self._looked is not None and not self._looked.is_set():
            return
        if self._compiled_at is None or abs(now - self._compiled_at) >= RECOMPILE_MS:
            # What stood in the way may be gone in a minute: an administrator decided, or a disk has room again.
            done = self._try("recompiling", self.recompile)
            self._compiled_at = now if done else now - RECOMPILE_MS + AGAIN_MS

    def recompile(self) -> None:
        with self._desk.database.reading() as session:
            working = holidays.calendar(session)
            today = local_day(self._desk.clock.now(), ZoneInfo(session.get_one(Office, 1).zone))
        ends = unknown_from(today, CALENDAR_DAYS, working)
        self._desk.notes.set("calendar", [("calendar-ends", ends.isoformat())] if ends else [])
        self._desk.publisher.programmes()
        self._desk.publisher.editions.soon()
        if self._desk.store.pointer("access") is None:
            self._desk.publisher.access()

    def scrub(self) -> list[str]:
        """Mend the store from the desk's own copies and drop what is old; what was mended, by name."""
        desk = self._desk
        mended = [*self._mend_numbers(), *self._mend_pictures()]
        # Records are read again, and written again where they are damaged, by the worker that knows how.
        desk.publisher.editions.soon(fresh=True)
        desk.store.prune(KEPT_NUMBERS, also=self._kept_for_rollback())
        with desk.database.transaction() as session:
            publications.prune(session)
        return mended

    def _mend_numbers(self) -> Iterator[str]:
        desk = self._desk
        with desk.database.reading() as session:
            kept, newest = list(publications.everything(session)), list(publications.all_newest(session))
        for kind, channel, envelope in kept:
            path = desk.store.path(kind, envelope.number, channel or None)
            if path.exists() and path.read_bytes() != envelope.to_json().encode():
                durable.write(path, envelope.to_json().encode())
                yield desk.store.name_of(path)
        for kind, channel, envelope in newest:
            if not _lies_there(desk.store, kind, channel, envelope):
                desk.store.mend(kind, envelope, desk.trust, channel or None)
                yield desk.store.name_of(desk.store.path(kind, envelope.number, channel or None))

    def _kept_for_rollback(self) -> set[str]:
        """The blobs of every edition that can still be gone back to, as far as they are whole."""
        with self._desk.database.reading() as session:
            shards = {sha for each in shelf.everything(session) for sha in each.shards.values()}
        kept = set(shards)
        for sha in shards:
            with suppress(Refused):
                entries = parse(self._desk.store.read_blob(sha), sha).values()
                kept.update(sha for entry in entries for sha in (entry.record, *entry.media))
        return kept

    def _mend_pictures(self) -> Iterator[str]:
        desk = self._desk
        desk.store.blobs.forget()
        with desk.database.reading() as session:
            shas = session.scalars(select(Media.sha)).all()
        for sha in shas:
            if desk.store.blob_path(sha).exists() and not desk.store.has_blob(sha) and desk.uploads.has(sha):
                desk.store.take_blob_file(sha, desk.uploads.path(sha))
                yield f"blob {sha}"

    def _try(self, what: str, work: Callable[[], object]) -> bool:
        try:
            work()
        except Exception as error:  # noqa: BLE001  one task that fails must not end the others
            told = str(error) if isinstance(error, Problem | Refused) else f"{type(error).__name__}: {error}"
            self._desk.alarms.set(what, [(f"{what}-failed", told[:200])])
            return False
        self._desk.alarms.set(what, [])
        return True


def _lies_there(store: Store, kind: Kind, channel: str, envelope: Envelope) -> bool:
    try:
        pointer = store.pointer(kind, channel or None)
        return pointer == envelope.number and store.envelope(kind, envelope.number, channel or None) == envelope
    except Refused:
        return False
