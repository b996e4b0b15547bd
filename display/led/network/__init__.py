"""LED controllers on the network: encoders that turn a frame's bytes into packets, and one sender for all of them.

An encoder is pure but for its sequence numbers: `length` bytes are written into `lamps`, `packets()` are then what
goes over the wire, as views that hold until the next call.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from display.led.lamps import Bytes
from display.led.network.artnet import ArtNet
from display.led.network.ddp import Ddp
from display.led.network.sacn import Sacn


class Encoder(Protocol):
    """One frame of `length` bytes as packets."""

    lamps: Bytes

    def packets(self) -> Sequence[memoryview]:
        """The packets of what stands in `lamps`, in order, the one that says "now" last."""

    def farewell(self) -> Sequence[memoryview]:
        """What is sent when the player ends."""


class Protocols(NamedTuple):
    """`encoder(length, first universe or None, sync)` raises ValueError for universes beyond the protocol's."""

    port: int
    encoder: Callable[[int, int | None, bool], Encoder]


PROTOCOLS: Mapping[str, Protocols] = {
    "sacn": Protocols(5568, Sacn),
    "artnet": Protocols(6454, ArtNet),
    "ddp": Protocols(4048, lambda length, _first, _sync: Ddp(length)),
}
