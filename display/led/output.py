"""The device of a strip, opened when there is a frame for it, and again and again while it is gone."""

from collections.abc import Callable

import numpy as np

from display.led.devices import Device, Size
from display.led.lettering import Pixels
from display.led.reports import DEVICE

RETRY_MS, LONGEST_RETRY_MS = 1000, 30_000
"""A device that is gone is tried again after the first, then after twice as long, up to the second."""


class Output:
    """`size` is the device's, or None for that of the frames; with `one_bit` its lamps are on or off. Nothing that a
    device does ends the loop."""

    def __init__(
        self,
        open_device: Callable[[Size], Device],
        size: Size | None,
        told: Callable[[str, str | None], None],
        one_bit: bool = False,
    ) -> None:
        self._open, self._size, self._told, self._one_bit = open_device, size, told, one_bit
        self._device: Device | None = None
        self._rest = RETRY_MS
        self._lost: float | None = None
        self.brightness = 1.0

    def show(self, frame: Pixels, now: float) -> bool:
        """Whether the device took it, and is well."""
        size = self._size or (frame.shape[1], frame.shape[0])
        if self._device and self._device.size != size:
            self.close()
        if self._device is None and self._resting(now):
            return False
        try:
            device = self._device = self._device or self._open(size)
            device.brightness = self.brightness
            device.show(_fitted(one_bit(frame) if self._one_bit else frame, size))
        except Exception as trouble:  # noqa: BLE001 drivers raise anything
            self._lose(trouble, now)
            return False
        self._rest, self._lost = RETRY_MS, None
        self._told(DEVICE, device.trouble)
        return device.trouble is None

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

    def _resting(self, now: float) -> bool:
        return self._lost is not None and self._lost <= now < self._lost + self._rest

    def _lose(self, trouble: Exception, now: float) -> None:
        self.close()
        self._told(DEVICE, f"{type(trouble).__name__}: {trouble}")
        self._rest = RETRY_MS if self._lost is None else min(LONGEST_RETRY_MS, self._rest * 2)
        self._lost = now


def one_bit(frame: Pixels) -> Pixels:
    """Full lamps where a pixel is nearer to the brightest than to the darkest of the frame, by what an eye sees."""
    seen = frame @ np.array([54, 183, 19], np.uint32) >> 8
    lit = seen * 2 > int(seen.max()) + int(seen.min())
    return np.repeat(lit[:, :, None].astype(np.uint8) * 255, 3, axis=2)


def _fitted(frame: Pixels, size: Size) -> Pixels:
    """The frame on a device of another size: pixel for pixel from the top left, black beyond."""
    width, height = size
    if frame.shape[:2] == (height, width):
        return frame
    fitted = np.zeros((height, width, 3), np.uint8)
    part = frame[:height, :width]
    fitted[: part.shape[0], : part.shape[1]] = part
    return fitted
