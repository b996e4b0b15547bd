"""The device of a strip, opened when there is a frame for it, and again every second while it is gone."""

from collections.abc import Callable

import numpy as np

from display.led.devices import Device, Size
from display.led.lettering import Pixels
from display.led.reports import DEVICE

RETRY_MS = 1000


class Output:
    """`size` is the device's, or None for that of the frames. Nothing that a device does ends the loop."""

    def __init__(
        self, open_device: Callable[[Size], Device], size: Size | None, told: Callable[[str, str | None], None]
    ) -> None:
        self._open, self._size, self._told = open_device, size, told
        self._device: Device | None = None
        self._due = 0.0

    def show(self, frame: Pixels, now: float) -> bool:
        """Whether the device took it."""
        size = self._size or (frame.shape[1], frame.shape[0])
        if self._device and self._device.size != size:
            self.close()
        if self._device is None and now < self._due <= now + RETRY_MS:
            return False
        try:
            self._device = self._device or self._open(size)
            self._device.show(_fitted(frame, size))
        except Exception as trouble:  # noqa: BLE001 drivers raise anything
            self._lose(trouble, now)
            return False
        self._told(DEVICE, None)
        return True

    def announce(self, number: int, channel: str, at: int) -> None:
        try:
            if self._device:
                self._device.announce(number, channel, at)
        except Exception as trouble:  # noqa: BLE001 whoever listened has gone
            self._lose(trouble, at)

    def close(self) -> None:
        device, self._device = self._device, None
        try:
            if device:
                device.close()
        except Exception as trouble:  # noqa: BLE001 it is being let go of anyway
            self._told(DEVICE, f"{type(trouble).__name__}: {trouble}")

    def _lose(self, trouble: Exception, now: float) -> None:
        self.close()
        self._told(DEVICE, f"{type(trouble).__name__}: {trouble}")
        self._due = now + RETRY_MS


def _fitted(frame: Pixels, size: Size) -> Pixels:
    """The frame on a device of another size: pixel for pixel from the top left, black beyond."""
    width, height = size
    if frame.shape[:2] == (height, width):
        return frame
    fitted = np.zeros((height, width, 3), np.uint8)
    part = frame[:height, :width]
    fitted[: part.shape[0], : part.shape[1]] = part
    return fitted
