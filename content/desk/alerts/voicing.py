"""Alerts get their voice beside everything else: while they wait for a second person, or soon after they went out. No
alert waits for it, and whoever confirms can listen to it before."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select

from content.desk.compile import alert_sounds, alert_words
from content.desk.compile.alert_sounds import Spoken
from content.desk.errors import Problem
from content.desk.models import Alert, AlertAct
from content.desk.office import Desk
from content.desk.worker import Worker
from content.published import durable

from . import acts, checking, views
from .speaking import Recording, speak

LOOK_S: Final = 0.5
MEND_LOOKS: Final = 120
"""Once a minute the store is looked at too, which may have lost a recording."""
AGAIN_S: Final = 30.0


class Voicing:
    """One thread's work: `look` gives their voice to those that lack it."""

    def __init__(self, desk: Desk, worker: Worker) -> None:
        self._desk, self._worker = desk, worker
        # A machine that cannot speak is not asked again for the same.
        self._mute: set[int] = set()
        # The last alert and the last act that were looked at: while there are no others there is nothing to do.
        self._seen: tuple[int, int] | None = None

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        looked = 0
        while not stop.wait(LOOK_S):
            looked += 1
            try:
                if looked % MEND_LOOKS == 0 or self._is_new():
                    self.look()
                    self._desk.notes.set("alert-voices", [])
            except (Problem, OSError, RuntimeError) as error:
                self._desk.notes.set("alert-voices", [("voices-failed", str(error)[:200])])
                self._seen = None
                stop.wait(AGAIN_S)

    def look(self) -> int:
        """How many got their voice now. Raises as the worker does, and OSError."""
        silent, lost = self._waiting()
        for blob in lost:
            self._desk.store.take_blob_file(blob, self._desk.uploads.path(blob))
        return sum(self._give(alert, content) for alert, content in silent.items())

    def _waiting(self) -> tuple[Mapping[int, Mapping[str, Any]], Sequence[str]]:
        """What is to be heard and has no voice, newest first; and recordings that the store has lost meanwhile."""
        now = self._desk.clock.now()
        with self._desk.database.reading() as session:
            going = [each for each in views.going(session, now) if each.state in views.GOING and each.kind != "cancel"]
        wanted = [each for each in going if self._wants(each.id, each.content)]
        spoken = [each.blob for view in wanted for each in view.spoken]
        here = [blob for blob in spoken if self._desk.uploads.has(blob)]
        lost = [blob for blob in here if not self._desk.store.has_blob(blob)]
        return {each.id: each.content for each in wanted if not each.spoken}, lost

    def _is_new(self) -> bool:
        with self._desk.database.reading() as session:
            last = [session.scalar(select(func.max(row.id))) for row in (Alert, AlertAct)]
        before, self._seen = self._seen, (last[0] or 0, last[1] or 0)
        return self._seen != before

    def _wants(self, alert: int, content: Mapping[str, Any]) -> bool:
        return alert not in self._mute and alert_sounds.is_heard(content)

    def _give(self, alert_id: int, content: Mapping[str, Any]) -> bool:
        languages = ["zh-Hans", *(["en"] if content.get("text_en") else [])]
        made = self._worker.run(speak, {lang: alert_words.spoken(content, lang) for lang in languages})
        if not made:
            self._mute.add(alert_id)
            return False
        spoken = [self._kept(each) for each in made]
        now = self._desk.clock.now()
        with self._desk.database.transaction() as session:
            acts.voiced(session, checking.get(session, alert_id), spoken, now=now, origin="foyer")
        return True

    def _kept(self, recording: Recording) -> Spoken:
        """In the store, from where screens get it, and beside what was uploaded, from where the store is mended."""
        blob = hashlib.sha256(recording.data).hexdigest()
        durable.write(self._desk.uploads.path(blob), recording.data)
        self._desk.store.put_blob(recording.data)
        return Spoken(recording.lang, blob, recording.ms)
