"""The Distributed Display Protocol (3waylabs.com/ddp, version 1): a frame's bytes at their offsets, the last packet
of a frame with the word to show it."""

import struct
from collections.abc import Sequence

import numpy as np

from display.led.lamps import Bytes

HEADER = 10
DATA = 1440
"""Bytes of a packet: 480 lamps, and an Ethernet frame still holds them."""
VERSION_1, PUSH = 0x40, 0x01
RGB_8_BIT = 0x0B
DISPLAY = 1
SEQUENCES = 15


class Ddp:
    """Frames of `length` bytes for the controller's default display."""

    def __init__(self, length: int) -> None:
        count = -(-length // DATA)
        self.lamps: Bytes = np.zeros(length, np.uint8)
        self._sheet = np.zeros((count, HEADER + DATA), np.uint8)
        self._whole, self._rest = divmod(length, DATA)
        self._views = []
        for place, row in enumerate(self._sheet):
            size = min(DATA, length - place * DATA)
            flags = VERSION_1 | (PUSH if place == count - 1 else 0)
            head = struct.pack(">BBBBLH", flags, 0, RGB_8_BIT, DISPLAY, place * DATA, size)
            row[:HEADER] = np.frombuffer(head, np.uint8)
            self._views.append(row.data[: HEADER + size])
        self._sequence = 0

    def packets(self) -> Sequence[memoryview]:
        """All packets of a frame have its number, from 1 to 15: a receiver knows a doubled packet by number and header
        together, and one that takes lower numbers for late ones would drop half of a large frame."""
        data = self._sheet[:, HEADER:]
        data[: self._whole] = self.lamps[: self._whole * DATA].reshape(self._whole, DATA)
        data[self._whole :, : self._rest] = self.lamps[self._whole * DATA :]
        self._sequence = self._sequence % SEQUENCES + 1
        self._sheet[:, 1] = self._sequence
        return self._views

    def farewell(self) -> Sequence[memoryview]:
        """Nothing: the protocol knows no end."""
        return []
