"""The loop of a strip: the frame of this moment onto the device, again when the moment is another."""

import threading
from collections.abc import Callable

import numpy as np

from content.published.clock import Clock
from display.led.devices import Device, Size
from display.led.kinds import Blobs
from display.led.lettering import Pixels
from display.led.pace import Pace
from display.led.painter import Painted, Painter
from display.led.reports import Reports
from display.led.safe import safe_slide
from display.led.watching import Watching

LONGEST_REST_S = 0.5
RETRY_MS = 1000
Opened = Callable[[Size], Device]


class Playing:
    """`size` is the device's, or None for the channel's own. Nothing that goes wrong in a frame ends the loop."""

    def __init__(
        self, watching: Watching, blobs: Blobs, open_device: Opened, size: Size | None, reports: Reports, clock: Clock
    ) -> None:
        self._watching, self._blobs, self._open = watching, blobs, open_device
        self._size, self._reports, self._clock = size, reports, clock
        self._painter: Painter | None = None
        self._device: Device | None = None
        self._device_due = 0
        self._number: int | None = None
        self._told: int | None = None
        self.missed = 0

    def run(self, stop: threading.Event) -> None:
        pace = Pace()
        while not stop.is_set():
            now = self._clock.now()
            painted = self.frame(now)
            self._reports.health(self._number, self.missed, self._watching.problems)
            if painted.until <= now:
                self.missed += pace.wait()
            else:
                rest = min(LONGEST_REST_S, (painted.until - self._clock.now()) / 1000)
                self._watching.news.wait(max(0.0, rest))
                pace.rest()
        if self._device:
            self._device.close()

    def frame(self, now: int) -> Painted:
        """Paint and show the moment `now`."""
        self._take_news()
        if self._painter is None:
            self._show(safe_slide(self._size or (1920, 128)), now)
            return Painted(now + int(LONGEST_REST_S * 1000), True)
        painted = self._painter.paint(now)
        if painted.changed or self._number != self._told:
            self._show(self._painter.frame, now)
        return painted

    def _take_news(self) -> None:
        if self._watching.news.is_set():
            self._watching.news.clear()
            held = self._watching.held
            if held:
                self._painter = Painter(held.programme, self._blobs, self._reports.broken)
                self._number = held.number

    def _show(self, frame: Pixels, now: int) -> None:
        device = self._ready(frame, now)
        if device is None:
            return
        try:
            device.show(_fitted(frame, device.size))
        except OSError as trouble:
            self._lose(device, trouble, now)
            return
        if self._number is not None and self._number != self._told and self._painter:
            self._told = self._number
            device.announce(self._number, self._painter.programme.channel, now)
            self._reports.shown(self._number, now)

    def _ready(self, frame: Pixels, now: int) -> Device | None:
        """The device, opened when need be; None while it is gone, which is tried again every second."""
        size = self._size or (frame.shape[1], frame.shape[0])
        if self._device and self._device.size != size:
            self._device.close()
            self._device = None
        if self._device is None and now >= self._device_due:
            try:
                self._device = self._open(size)
            except OSError as trouble:
                self._lose(None, trouble, now)
        return self._device

    def _lose(self, device: Device | None, trouble: OSError, now: int) -> None:
        self._reports.broken("device", f"{type(trouble).__name__}: {trouble}")
        self._device_due = now + RETRY_MS
        if device:
            device.close()
        self._device = None


def _fitted(frame: Pixels, size: Size) -> Pixels:
    """The frame on a device of another size: pixel for pixel from the top left, black beyond."""
    width, height = size
    if frame.shape[:2] == (height, width):
        return frame
    fitted = np.zeros((height, width, 3), np.uint8)
    part = frame[:height, :width]
    fitted[: part.shape[0], : part.shape[1]] = part
    return fitted
