"""The newest frame on its way from the loop to a device's own thread: the loop never waits, and what came between is
never shown."""

import threading

import numpy as np

from display.led.lettering import Pixels


class Newest:
    """One writer and one reader. Two arrays go round, so nothing is allocated while frames keep their size."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._waiting: Pixels | None = None
        self._spare: Pixels | None = None
        self.closed = False

    def put(self, frame: Pixels) -> None:
        """A copy is made; the frame is the caller's again when this returns."""
        with self._bell:
            kept = self._waiting if self._waiting is not None else self._spare
            if kept is None or kept.shape != frame.shape:
                kept = np.empty(frame.shape, np.uint8)
            np.copyto(kept, frame)
            self._waiting, self._spare = kept, None
            self._bell.notify()

    def take(self, seconds: float | None = None) -> Pixels | None:
        """The newest frame, once; None when none came in that time, or none is left after the end."""
        with self._bell:
            self._bell.wait_for(lambda: self._waiting is not None or self.closed, seconds)
            taken, self._waiting = self._waiting, None
            return taken

    def give_back(self, frame: Pixels) -> None:
        """The reader needs this array no more."""
        with self._bell:
            self._spare = frame

    def close(self) -> None:
        with self._bell:
            self.closed = True
            self._bell.notify()
