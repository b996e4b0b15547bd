"""A device that keeps DIR/latest.png: for looking at a strip from anywhere, and for tests."""

import threading
import time
from pathlib import Path

import numpy as np
from PIL import Image

from display.led.lettering import Pixels

LEAST_S = 0.1


class Png:
    """Replaces the picture atomically, at most ten times a second, in a thread of its own so that frames keep
    their time. A failure to write is raised at the next frame."""

    trouble: str | None = None

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.size = size
        self.brightness = 1.0
        self._path = folder / "latest.png"
        self._newest: Pixels | None = None
        self._written: Pixels | None = None
        self._bell = threading.Condition()
        self._trouble: OSError | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._write_on, daemon=True)
        self._thread.start()

    def show(self, frame: Pixels) -> None:
        with self._bell:
            trouble, self._trouble = self._trouble, None
            if self._newest is None:
                self._newest = frame.copy()
            else:
                np.copyto(self._newest, frame)
            self._bell.notify()
        if trouble:
            raise trouble

    def announce(self, number: int, channel: str, at: int) -> None:  # noqa: ARG002 a picture says nothing
        return

    def close(self) -> None:
        """The last frame is on disk when this returns."""
        with self._bell:
            self._closed.set()
            self._bell.notify()
        self._thread.join(5)

    def _write_on(self) -> None:
        while True:
            with self._bell:
                self._bell.wait_for(lambda: self._newest is not None or self._closed.is_set())
                frame, self._newest = self._newest, None
            if frame is None:
                return
            started = time.monotonic()
            try:
                self._write(frame)
            except OSError as trouble:
                self._trouble = trouble
            self._closed.wait(max(0.0, started + LEAST_S - time.monotonic()))

    def _write(self, frame: Pixels) -> None:
        if self._written is not None and np.array_equal(frame, self._written) and self._path.exists():
            return
        part = self._path.with_suffix(".part")
        try:
            Image.fromarray(frame).save(part, "png", compress_level=1)
            part.replace(self._path)
        finally:
            part.unlink(missing_ok=True)
        self._written = frame
