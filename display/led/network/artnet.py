"""Art-Net 4, unicast: the packets ArtDmx and ArtSync of the Art-Net 4 specification (Artistic Licence)."""

import struct
from collections.abc import Sequence

from display.led.network.universes import Rows, big

LAST_UNIVERSE = 32767
NAME = b"Art-Net\0"
VERSION = 14
DMX, SYNC = 0x5000, 0x5200
SEQUENCE = 12


class ArtNet:
    """Port-addresses (net, sub-net and universe as one number) from `first` on; with `sync` an ArtSync after them."""

    def __init__(self, length: int, first: int | None, sync: bool) -> None:
        first = first or 0
        self._rows = Rows(length, NAME + struct.pack("<H", DMX) + struct.pack(">HBBHH", VERSION, 0, 0, 0, 0), even=True)
        self.lamps = self._rows.lamps
        count = len(self._rows.lengths)
        if first + count - 1 > LAST_UNIVERSE:
            raise ValueError(f"{count} universes from {first} on are beyond Art-Net's 0 to {LAST_UNIVERSE}")
        # The address goes low byte first, the length high byte first.
        self._rows.heads[:, 14:16] = big([first + place for place in range(count)])[:, ::-1]
        self._rows.heads[:, 16:18] = big(self._rows.lengths)
        tail = [NAME + struct.pack("<H", SYNC) + struct.pack(">HBB", VERSION, 0, 0)] if sync else []
        self._sync = [memoryview(each) for each in tail]
        self._sequence = 0

    def packets(self) -> Sequence[memoryview]:
        """Every universe, then the ArtSync if there is one. Sequences run from 1 to 255; 0 would say that there are
        none."""
        views = self._rows.filled()
        self._sequence = self._sequence % 255 + 1
        self._rows.heads[:, SEQUENCE] = self._sequence
        return [*views, *self._sync]

    def farewell(self) -> Sequence[memoryview]:
        """Nothing: the protocol knows no end, and the last frame stays until the controller's own patience ends."""
        return []
