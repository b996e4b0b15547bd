"""Streaming ACN, unicast: ANSI E1.31-2018, sections 4 to 7 (data packets) and 6.3 (synchronization)."""

import struct
from collections.abc import Sequence
from uuid import NAMESPACE_OID, getnode, uuid5

from display.led.network.universes import Rows, big

LAST_UNIVERSE = 63999
ROOT = struct.pack(">HH12s", 0x10, 0, b"ASC-E1.17")
NAME = "Foyer"
PRIORITY = 100
HEADER = 126
SEQUENCE, OPTIONS, UNIVERSE = 111, 112, 113
TERMINATED = 0x40


class Sacn:
    """Universes from `first` on; with `sync` the universe after the last carries the word to show the frame."""

    def __init__(self, length: int, first: int | None, sync: bool) -> None:
        first = 1 if first is None else first
        source = uuid5(NAMESPACE_OID, f"foyer {getnode()} {first}").bytes
        self._rows = Rows(length, _header(source), even=False)
        self.lamps = self._rows.lamps
        count = len(self._rows.lengths)
        if not 1 <= first <= LAST_UNIVERSE - count - sync + 1:
            raise ValueError(f"{count} universes from {first} on are beyond sACN's 1 to {LAST_UNIVERSE}")
        heads = self._rows.heads
        for at in (16, 38, 115):  # each layer's own length, counted from where it begins
            heads[:, at : at + 2] = big([0x7000 | (HEADER + each - at) for each in self._rows.lengths])
        heads[:, 123:125] = big([1 + each for each in self._rows.lengths])
        heads[:, UNIVERSE : UNIVERSE + 2] = big([first + place for place in range(count)])
        self._sync = bytearray()
        if sync:
            heads[:, 109:111] = big([first + count] * count)
            self._sync = bytearray(_sync(source, first + count))
        self._sequence = 0

    def packets(self) -> Sequence[memoryview]:
        """Every universe, then the synchronization packet if there is one."""
        views = self._rows.filled()
        self._sequence = (self._sequence + 1) % 256
        self._rows.heads[:, SEQUENCE] = self._sequence
        if not self._sync:
            return views
        self._sync[44] = self._sequence
        return [*views, memoryview(self._sync)]

    def farewell(self) -> Sequence[memoryview]:
        """ "Stream terminated" in three packets each (6.2.6), so that another source may have the lamps at once."""
        self._rows.heads[:, OPTIONS] = TERMINATED
        return [memoryview(bytes(view)) for _ in range(3) for view in self.packets()[: len(self._rows.lengths)]]


def _header(source: bytes) -> bytes:
    """Of a data packet; lengths, numbers and sequence are left to be filled in."""
    root = ROOT + struct.pack(">HL16s", 0, 4, source)
    framing = struct.pack(">HL64sBHBBH", 0, 2, NAME.encode(), PRIORITY, 0, 0, 0, 0)
    return root + framing + struct.pack(">HBBHHHB", 0, 2, 0xA1, 0, 1, 0, 0)


def _sync(source: bytes, universe: int) -> bytes:
    root = ROOT + struct.pack(">HL16s", 0x7000 | 33, 8, source)
    return root + struct.pack(">HLBHH", 0x7000 | 11, 1, 0, universe, 0)
