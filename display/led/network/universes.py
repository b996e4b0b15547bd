"""DMX universes: a frame cut into 512-channel pieces of whole lamps, each with a packet of its own."""

import numpy as np

from display.led.lamps import Bytes

SLOTS = 510
"""Bytes of a universe: 170 lamps, as no lamp lies across two."""


class Rows:
    """A packet for every universe of `length` bytes, with `header` before and each as long as its data; `even` where
    data must be of even length. `lamps` is where the frame goes, `heads` (packets x header) what stands before."""

    def __init__(self, length: int, header: bytes, even: bool) -> None:
        count = -(-length // SLOTS)
        self._sheet = np.zeros((count, len(header) + SLOTS), np.uint8)
        self._sheet[:, : len(header)] = np.frombuffer(header, np.uint8)
        self._data = self._sheet[:, len(header) :]
        self._whole, self._rest = divmod(length, SLOTS)
        self.lamps: Bytes = np.zeros(length, np.uint8)
        self.heads = self._sheet[:, : len(header)]
        rest = self._rest + (self._rest % 2 if even else 0)
        self.lengths = [SLOTS] * self._whole + ([rest] if rest else [])
        self._views = [row.data[: len(header) + data] for row, data in zip(self._sheet, self.lengths, strict=True)]

    def filled(self) -> list[memoryview]:
        """The packets with what stands in `lamps`."""
        self._data[: self._whole] = self.lamps[: self._whole * SLOTS].reshape(self._whole, SLOTS)
        self._data[self._whole :, : self._rest] = self.lamps[self._whole * SLOTS :]
        return self._views


def big(values: list[int]) -> Bytes:
    """16-bit numbers as two bytes each, high byte first: n x 2."""
    return np.array(values, ">u2").view(np.uint8).reshape(-1, 2)
