"""One frame after the other to a controller, in slices so that no buffer on the way overflows; whatever the network
does, it goes on."""

import socket
import threading
import time
from collections.abc import Iterator, Sequence

from display.led.lamps import Lamps
from display.led.lettering import Pixels
from display.led.network import Encoder
from display.led.newest import Newest

SLICE = 48
"""Datagrams at once; 193 in four slices lost none, in one burst 1.9 % (measured at 512x64)."""
SPAN_S = 0.012
"""All slices of a frame are sent within this, well inside a sixtieth."""
KEEP_ALIVE_S = 0.8
"""Art-Net asks for 0.8 to 1 s, and a receiver of sACN lets go after 2.5."""
LEAST_REST_S, LONGEST_REST_S = 0.25, 8.0
"""A network that failed is tried again after the first, then after twice as long, up to the second."""
GOOD_S = 2.0
"""Refusals of a host come back between packets that seem to go; so long without any, and all is well."""
CLOSING_S = 3.0


def slices(packets: int) -> Iterator[tuple[float, int, int]]:
    """(seconds after the frame's begin, first, end) of each slice of so many packets."""
    count = -(-packets // SLICE)
    for place in range(count):
        yield place * SPAN_S / count, place * SLICE, min(packets, (place + 1) * SLICE)


class Sender:
    """Its thread sends the newest frame given, and again what it sent last while no other comes.

    `trouble` says what is wrong, None once packets have gone without an error for a while.
    """

    def __init__(self, address: tuple[str, int], encoder: Encoder, lamps: Lamps) -> None:
        self._address, self._encoder, self._lamps = address, encoder, lamps
        self._newest = Newest()
        self._ended = threading.Event()
        self._socket: socket.socket | None = None
        self._failed: float | None = None
        self._rest = LEAST_REST_S
        self.brightness = 1.0
        self.trouble: str | None = None
        self._thread = threading.Thread(target=self._run, name="led-sender", daemon=True)
        self._thread.start()

    def show(self, frame: Pixels) -> None:
        self._newest.put(frame)

    def close(self) -> None:
        """What was given last has been sent, or tried, when this returns."""
        self._newest.close()
        self._ended.set()
        self._thread.join(CLOSING_S)

    def _run(self) -> None:
        begun = False
        while True:
            frame = self._newest.take(KEEP_ALIVE_S)
            if frame is None and self._newest.closed:
                break
            if frame is not None:
                self._lamps.write(frame, self.brightness, self._encoder.lamps)
                self._newest.give_back(frame)
                begun = True
            if begun:
                self._try(self._encoder.packets())
        if begun:
            self._try(self._encoder.farewell())
        self._let_go()

    def _try(self, packets: Sequence[memoryview]) -> None:
        try:
            self._send(packets)
        except (OSError, UnicodeError) as trouble:  # the latter for a name that cannot be one
            self.trouble = f"{self._address[0]}: {getattr(trouble, 'strerror', None) or trouble}"
            self._failed = time.monotonic()
            self._let_go()
            self._ended.wait(self._rest)
            self._rest = min(LONGEST_REST_S, self._rest * 2)
        else:
            if self._failed is not None and time.monotonic() - self._failed > GOOD_S:
                self._failed = self.trouble = None
                self._rest = LEAST_REST_S

    def _send(self, packets: Sequence[memoryview]) -> None:
        """Raises OSError; the name is looked up anew after each."""
        self._socket = self._socket or connected(self._address)
        begun = time.monotonic()
        for after, first, end in slices(len(packets)):
            early = begun + after - time.monotonic()
            if early > 0:
                self._ended.wait(early)
            for packet in packets[first:end]:
                self._socket.send(packet)

    def _let_go(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket = None


def connected(address: tuple[str, int]) -> socket.socket:
    """A UDP socket that hears when the host refuses. Raises OSError, gaierror among them, and UnicodeError."""
    family, kind, protocol, _, found = socket.getaddrinfo(*address, type=socket.SOCK_DGRAM)[0]
    made = socket.socket(family, kind, protocol)
    try:
        made.connect(found)
    except OSError:
        made.close()
        raise
    return made
