"""A controller on the network: sACN, Art-Net or DDP."""

from urllib.parse import urlsplit

from display.led.devices.build import Build
from display.led.lamps import Lamps
from display.led.lettering import Pixels
from display.led.network import PROTOCOLS
from display.led.network.sender import Sender


class Network:
    """`where` is a host, with a port where it is not the protocol's own. Nothing the network does is raised: `trouble`
    says it, and the sender goes on trying. ValueError for a wiring or universes that cannot be."""

    def __init__(self, protocol: str, where: str, size: tuple[int, int], build: Build) -> None:
        self.size = size
        lamps, spoken, parts = Lamps(size, build.wiring), PROTOCOLS[protocol], urlsplit(f"//{where}")
        encoder = spoken.encoder(lamps.length, build.universe, build.sync)
        self._sender = Sender((parts.hostname or "", parts.port or spoken.port), encoder, lamps)

    @property
    def brightness(self) -> float:
        return self._sender.brightness

    @brightness.setter
    def brightness(self, share: float) -> None:
        self._sender.brightness = share

    @property
    def trouble(self) -> str | None:
        return self._sender.trouble

    def show(self, frame: Pixels) -> None:
        self._sender.show(frame)

    def announce(self, number: int, channel: str, at: int) -> None:  # noqa: ARG002 lamps say nothing
        return

    def close(self) -> None:
        self._sender.close()
