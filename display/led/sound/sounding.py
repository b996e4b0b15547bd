"""Lets be heard what is due, in a thread beside the loop that paints: the picture waits for no sound."""

import threading
from collections.abc import Mapping
from typing import Any, Final, Protocol

from content.published.clock import Clock
from display.led.kinds import Blobs
from display.led.reports import Reports
from display.led.sound.hearing import Heard, hearing
from display.led.sound.tone import RATE, Samples, tone
from display.led.watching import Watching

LOOK_S: Final = 0.1
SOUND: Final = "sound"
"""Stands for an item's id where the loudspeaker is what is wrong."""


class Loudspeaker(Protocol):
    def play(self, samples: Samples) -> None: ...
    def trouble(self) -> str | None: ...
    def hush(self) -> None: ...


class Sounding:
    """Whatever is wrong with it is told, and stops no picture."""

    def __init__(self, watching: Watching, blobs: Blobs, speaker: Loudspeaker, reports: Reports, clock: Clock) -> None:
        self._watching, self._blobs, self._speaker = watching, blobs, speaker
        self._reports, self._clock = reports, clock
        self._now: Heard | None = None
        # Of the alert that is heard, which says the same again and again.
        self._samples: dict[str, Samples] = {}

    def run(self, stop: threading.Event) -> None:
        """Until stop, and then silent."""
        while not stop.wait(LOOK_S):
            self.look()
        self._speaker.hush()

    def look(self) -> None:
        """Begin what is due now, and end what is not any more."""
        try:
            self._follow()
        except Exception as trouble:  # noqa: BLE001 a voice that cannot be played, a device that is gone
            self._reports.broken(SOUND, f"{type(trouble).__name__}: {trouble}")

    def _follow(self) -> None:
        held, now = self._watching.held, self._clock.now()
        due = hearing(held.programme, now) if held else None
        before, self._now = self._now, due
        if held and due and not due.is_same(before):
            self._begin(due, held.programme.items, now)
        elif due is None and before is not None:
            self._speaker.hush()
        elif due is not None:
            self._reports.broken(SOUND, self._speaker.trouble())

    def _begin(self, due: Heard, items: Mapping[str, Mapping[str, Any]], now: int) -> None:
        self._speaker.hush()
        samples = tone(due.tone) if due.tone else self._voice(items[due.item or ""]["blob"])
        self._speaker.play(samples[(now - due.begin) * RATE // 1000 :])

    def _voice(self, blob: str) -> Samples:
        if blob not in self._samples:
            # Decoders are large, and most strips never need any.
            from display.led.sound.voice import voice

            self._samples = {**dict(list(self._samples.items())[-1:]), blob: voice(self._blobs(blob))}
        return self._samples[blob]
