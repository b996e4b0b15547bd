"""One look at an upstream: what is newer there, or damaged here, is fetched, verified and stored; blobs first,
the pointer last."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from content.published import access, blob_stream
from content.published.blobs import Stat, stat_of
from content.published.clock import Clock, Ms
from content.published.edition import Edition
from content.published.envelope import LONGEST, Envelope, opened
from content.published.errors import Refused
from content.published.head import Head, Wanted
from content.published.keys import Trust
from content.published.programme import parse
from content.published.store import KINDS, POINTER, Store
from content.published.wire import Unreachable, Wire

RECHECK_S, SCRUB_S = 60, 3600
SLACK_S = 3.0
"""What a head request may take beyond the time that the upstream was asked to hold it."""
_HEAD_CAP = 1 << 20


class Fetch:
    """problems: what the last look found wrong at the upstream, as (what, name) -> since."""

    def __init__(
        self,
        store: Store,
        trust: Trust,
        clock: Clock,
        wire: Wire,
        channels: Collection[str] | None,
        wants: Collection[str],
    ) -> None:
        self._store, self._trust, self._clock, self._wire = store, trust, clock, wire
        self._channels, self._wants = channels, wants
        self._tag = ""
        self._checked: dict[Wanted, tuple[float, tuple[Stat | None, ...]]] = {}
        self._scrubbed = time.monotonic()
        self.problems: dict[tuple[str, str], Ms] = {}

    def once(self, wait: int) -> None:
        """Raises Unreachable, and OSError when the disk will not."""
        # What could not be had is asked for again soon, not only when something else changes.
        pause = min(wait, 1) if self.problems else wait
        path = f"/feed/head?after={quote(self._tag)}&wait={pause}"
        head = Head.read(self._wire.get_json(path, cap=_HEAD_CAP, seconds=pause + SLACK_S))
        self._scrub_when_due()
        found = [wrong for each in head.wanted(self._wants, self._channels) for wrong in self._take(each)]
        now = self._clock.now()
        self.problems = {wrong: self.problems.get(wrong, now) for wrong in found}
        self._tag = head.tag

    def _take(self, wanted: Wanted) -> list[tuple[str, str]]:
        try:
            if self._is_settled(wanted):
                return []
            return self._fetch(wanted)
        except Refused as refused:
            return [(refused.reason, f"upstream {wanted.name}")]
        except Unreachable as unreachable:
            if unreachable.status != 404:
                raise
            # Announced and gone: that one is lacking, the others need not be.
            return [("missing", f"upstream {wanted.name}")]

    def _is_settled(self, wanted: Wanted) -> bool:
        marks = self._marks(wanted)
        checked, seen = self._checked.get(wanted, (0.0, ()))
        if checked + RECHECK_S > time.monotonic() and seen == marks:
            return True
        if not self._is_whole(wanted):
            return False
        self._checked[wanted] = (time.monotonic(), marks)
        return True

    def _is_whole(self, wanted: Wanted) -> bool:
        try:
            if self._store.pointer(wanted.kind, wanted.channel) != wanted.number:
                return False
            _, body = self._store.opened(self._trust, wanted.kind, wanted.number, wanted.channel)
            return not any(self._lacking(self._blobs(wanted, body)))
        except Refused:
            return False

    def _fetch(self, wanted: Wanted) -> list[tuple[str, str]]:
        envelope = Envelope.from_json(self._wire.get(wanted.path, cap=LONGEST))
        body = opened(envelope, self._trust, kind=KINDS[wanted.kind], channel=wanted.channel)
        if wanted.id is not None and envelope.id != wanted.id:
            raise Refused("damaged", "not the edition that the head announced")
        if wanted.kind == "editions":
            self._load(Edition(body, self._store.read_blob).shards)
        lacking = self._load(self._blobs(wanted, body))
        # A picture that cannot be had costs its item only, but records must not vanish unnoticed.
        if wanted.kind == "editions" and self._lacks_records(body):
            raise Refused("missing", "records of the edition")
        self._store.mend(wanted.kind, envelope, self._trust, wanted.channel)
        return [("blob_missing", f"upstream {wanted.name} {sha}") for sha in lacking]

    def _load(self, blobs: Iterable[str]) -> list[str]:
        """Fetch those that are not here; what is still lacking."""
        lacking = list(dict.fromkeys(self._lacking(blobs)))
        for batch in blob_stream.batches(lacking):
            blob_stream.receive(self._wire, self._store.blobs, batch)
        return list(self._lacking(lacking))

    def _lacking(self, blobs: Iterable[str]) -> Iterator[str]:
        return (sha for sha in blobs if not self._store.has_blob(sha))

    def _blobs(self, wanted: Wanted, body: Mapping[str, Any]) -> Iterable[str]:
        if wanted.kind == "programmes":
            return parse(body).blobs
        if wanted.kind == "editions":
            return Edition(body, self._store.read_blob).blobs()
        access.check(body)
        return ()

    def _lacks_records(self, body: Mapping[str, Any]) -> bool:
        entries = Edition(body, self._store.read_blob).entries()
        return any(self._lacking(entry.record for _, entry in entries))

    def _marks(self, wanted: Wanted) -> tuple[Stat | None, ...]:
        folder = self._store.folder(wanted.kind, wanted.channel)
        return (stat_of(folder / POINTER), stat_of(folder / f"{wanted.number}.json"))

    def _scrub_when_due(self) -> None:
        if time.monotonic() - self._scrubbed > SCRUB_S:
            self._scrubbed = time.monotonic()
            self._store.blobs.forget()
            self._checked.clear()
