"""What the kiosk holds: the last good programme of its channel, the last good edition and its records, followed in a
thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from content.published.clock import Clock
from content.published.errors import Refused
from content.published.follow import Follower
from content.published.keys import Trust
from content.published.reader import Held, HeldProgramme, Problem, Reader
from content.published.store import Store
from kiosk.indexing import Indexing
from kiosk.records import Records

SCRUB_SECONDS = 3600
DOUBT_SECONDS = 10
"""After a page that failed everything is read through again, but not more often than this."""
LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class View:
    """One consistent look at the store; requests read it, only the holding replaces it. Edition and records change
    together; records are None until the first index stands."""

    programme: HeldProgramme | None = None
    edition: Held | None = None
    problems: tuple[Problem, ...] = ()
    records: Records | None = None

    def office(self, lang: str) -> str | None:
        """The office's name: the edition's, or what the channel's idle screen calls it in that language."""
        idle = self.programme.programme.items.get("idle", {}) if self.programme else {}
        english = idle.get("text_en") if lang == "en" else None
        named = english or (self.edition.body["office"] if self.edition else idle.get("text"))
        return named if isinstance(named, str) else None


class Holding:
    """Follows DATA/store. Starts without a store and without a trust anchor, and takes them when they come."""

    def __init__(self, data: Path, channel: str, clock: Clock | None = None) -> None:
        self.channel = channel
        self.clock = clock or Clock()
        self.store = Store(data / "store")
        self.started = self.clock.now()
        self.view = View()
        self._trust_file = data / "trust.json"
        self._trust: Trust | None = None
        self._reader: Reader | None = None
        self._showing = threading.Lock()
        self._watching: list[Callable[[View], object]] = []
        self._indexing = Indexing(data, self.store, self._show)
        self._stop = threading.Event()
        self._doubted = False
        self._thread = threading.Thread(target=self._follow, name="follow", daemon=True)
        self._take(lambda reader: reader.refresh())

    def start(self) -> None:
        self._indexing.start()
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        self._indexing.stop()

    def watch(self, look: Callable[[View], object]) -> None:
        """Call this in a thread of the holding's own whenever it may hold something else: what takes long is ready
        before a visitor asks for it."""
        self._watching.append(look)

    def doubt(self) -> None:
        """A page failed, and bytes that changed on the disk may be why: look soon, not within the hour."""
        self._doubted = True

    def _follow(self) -> None:
        follower = Follower([self.store.root])
        scrubbed_at = self.started
        while not self._stop.is_set():
            follower.wait(LOOK_SECONDS)
            self._take(lambda reader: reader.refresh())
            pause = DOUBT_SECONDS if self._doubted else SCRUB_SECONDS
            if self.clock.now() >= scrubbed_at + pause * 1000:
                scrubbed_at, self._doubted = self.clock.now(), False
                self._take(lambda reader: reader.scrub())
                self._indexing.scrub()
        follower.close()

    def _take(self, look: Callable[[Reader], object]) -> None:
        try:
            reader = self._reader = self._reader or self._made()
            look(reader)
        except (OSError, Refused) as error:
            with self._showing:
                self.view = replace(self.view, problems=self._told("unreadable", _name(error)))
            return
        if reader.edition and self._trust:
            self._indexing.want(reader.edition, self._trust)
        self._show()

    def _show(self) -> None:
        """Put together what requests see."""
        with self._showing:
            reader = self._reader
            if reader is None:
                return
            programme = reader.programmes.get(self.channel)
            missing = () if programme else self._told("missing", f"programme {self.channel}")
            wrong = self._told(*self._indexing.wrong) if self._indexing.wrong else ()
            edition, records = self._indexing.standing or (reader.edition, None)
            self.view = View(programme, edition, (*reader.problems, *missing, *wrong), records)
        for look in self._watching:
            look(self.view)

    def _made(self) -> Reader:
        self._trust = Trust.load(self._trust_file)
        return Reader(self.store, self._trust, self.clock, channels=[self.channel])

    def _told(self, what: str, name: str) -> tuple[Problem, ...]:
        """The problem, since when it was first told."""
        known = [each for each in self.view.problems if (each.what, each.name) == (what, name)]
        return (known[0] if known else Problem(what, name, self.clock.now()),)


def _name(error: OSError | Refused) -> str:
    """What could not be read, without the folders that are nobody's business."""
    named = error.filename if isinstance(error, OSError) else None
    return Path(str(named)).name if named else str(error)
