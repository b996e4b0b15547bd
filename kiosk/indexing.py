"""Has the index of the newest edition made beside the kiosk, and holds the last one that stands."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from config.lineage import PARENT
from content.published.clock import wall
from content.published.errors import Refused
from content.published.held import Held
from content.published.keys import Trust
from content.published.store import Store
from kiosk.index import files
from kiosk.index.schema import STANDING
from kiosk.records import Records

log = logging.getLogger(__name__)
ROOT: Final = Path(__file__).resolve().parent.parent
RETRY_S: Final = 5.0
IDLE: Final = 4
"""So many times as long as a try took, at least, passes before the next one."""


class Standing(NamedTuple):
    """An edition and its index, which only ever change together."""

    edition: Held
    records: Records


class Indexing:
    """`standing` is replaced, whole, by a thread of its own, which then calls `changed`."""

    def __init__(self, data: Path, store: Store, changed: Callable[[], None]) -> None:
        self._data, self._store, self._changed = data, store, changed
        self._wanted: Held | None = None
        self._wake = threading.Condition()
        self._stopping = self._spoilt = False
        self._child: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._keep_up, name="index", daemon=True)
        self.standing: Standing | None = None
        self.wrong: tuple[str, str] | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._child:
            self._child.kill()
        if self._thread.is_alive():
            self._thread.join()

    def scrub(self) -> None:
        """Read the index through; one whose bytes changed is made anew, and read from until then."""
        if self.standing is None:
            return
        path = files.path_of(self._data, self.standing.edition.envelope.id)
        if files.spoilt(path):
            files.remove(path)
            with self._wake:
                self._spoilt = True
                self._wake.notify()

    def want(self, edition: Held, trust: Trust) -> None:
        """Hold this edition as soon as its index stands: at once when it does, else the last one until then."""
        if self._wanted and self._wanted.envelope.id == edition.envelope.id:
            return
        with self._wake:
            if not self._take(edition) and self.standing is None:
                self._take_older(edition, trust)
            self._wanted = edition
            self._wake.notify()

    def _take(self, edition: Held, fresh: bool = False) -> bool:
        """Whether the edition's index stands and is held now; one that was not made just now must have its seal."""
        path = files.path_of(self._data, edition.envelope.id)
        if not fresh and not files.sealed(path):
            # It stays until the new one lies in its place: another process may be reading it, and seal it in a moment.
            return False
        try:
            records = Records(path, self._store)
            if records.edition != edition.envelope.id:
                raise Refused("damaged", path.name)
            # So that the first visitor after a switch does not wait for it.
            records.facets(wall())
            self.standing = Standing(edition, records)
            self._spoilt = False
        except Refused:
            files.remove(path)
            return False
        self.wrong = None
        return True

    def _take_older(self, edition: Held, trust: Trust) -> None:
        """What was shown before a restart is shown until the newest is ready."""
        for number in self._store.numbers("editions"):
            if number >= edition.number:
                continue
            try:
                if self._take(Held(*self._store.opened(trust, "editions", number))):
                    return
            except Refused:
                continue

    def _keep_up(self) -> None:
        while wanted := self._next():
            began = time.monotonic()
            before, self.wrong = self.wrong, self._made(wanted)
            if self.wrong:
                if self.wrong != before:
                    # Once, however often the same is tried.
                    log.warning("%s: %s", *self.wrong)
                self._changed()
                self._rest(wanted, time.monotonic() - began)

    def _next(self) -> Held | None:
        """The edition whose index is to be made, once there is one; None when it is time to stop."""
        with self._wake:
            self._wake.wait_for(lambda: self._stopping or self._behind())
            return None if self._stopping else self._wanted

    def _behind(self) -> bool:
        held = self.standing.edition.envelope.id if self.standing else None
        return self._wanted is not None and (self._spoilt or self._wanted.envelope.id != held)

    def _rest(self, tried: Held, spent_s: float) -> None:
        """What was not whole may be mended: wait a while before the same is tried again, longer where that is much."""
        with self._wake:
            pause = max(RETRY_S, IDLE * spent_s)
            self._wake.wait_for(lambda: self._stopping or self._wanted is not tried, pause)

    def _made(self, edition: Held) -> tuple[str, str] | None:
        """Run the child and hold what it makes as soon as that stands; what is wrong when there is nothing to hold."""
        command = [sys.executable, "-m", "kiosk.index", str(self._data.resolve()), str(edition.number)]
        try:
            self._child = subprocess.Popen(  # noqa: S603 our own module
                command, cwd=ROOT, env=os.environ | {PARENT: str(os.getpid())}, stdout=subprocess.PIPE, text=True
            )
        except OSError as error:  # no memory, or no more processes: that may pass
            return ("failed", f"index of edition {edition.number}: {error.strerror}")
        with self._child as child:
            said = child.stdout.readline().strip() if child.stdout else ""
            if said == STANDING and self._take(edition, fresh=True):
                self._changed()
                return None
        reason, _, detail = said.partition(": ")
        return (reason if detail else "failed", f"index of edition {edition.number}: {detail}".rstrip(": "))
