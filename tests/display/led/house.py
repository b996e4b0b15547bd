"""A strip's parts put together as play() does, over a store that the test signs, with hands for a clock."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.lamps import brightness as read_brightness
from content.published.envelope import sign
from content.published.keys import Signer, Trust
from content.published.reader import Reader
from content.published.spool import Spool, entries
from content.published.store import Store
from display.led.devices import Device
from display.led.devices.memory import Memory
from display.led.output import Output
from display.led.playing import Playing
from display.led.reports import Reports
from display.led.watching import Watching
from tests.world import Hands

HUB = Signer(bytes(range(32)))
TRUST = Trust.of(HUB.public)
SCREEN = "local:lobby-led:led"


class Broken(Memory):
    """A device that can be unplugged."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.plugged = True
        self.shown = 0

    def show(self, frame: Any) -> None:
        if not self.plugged:
            raise OSError("no such device")
        self.shown += 1
        super().show(frame)


class House:
    """`frame` paints the moment that the hands point at; `device` is the one opened last."""

    def __init__(
        self,
        folder: Path,
        hands: Hands,
        size: tuple[int, int] | None = None,
        brightness: str = "100",
        one_bit: bool = False,
    ) -> None:
        self.hands, self.store, self.spool = hands, Store(folder / "store"), folder / "spool"
        self.device: Broken | None = None
        self.openable = True
        self.tried = self.opened = 0
        reader = Reader(self.store, TRUST, hands, ["lobby-led"])
        self.watching = Watching(reader, self.store, "lobby-led")
        self.reports = Reports(Spool(self.spool, "play-lobby-led"), hands, "lobby-led", SCREEN)
        output = Output(self._open, size, self.reports.broken, one_bit)
        shares = read_brightness(brightness)
        self.playing = Playing(
            self.watching, self.store.read_blob, output, self.reports, hands, size, brightness=shares
        )

    def publish(self, body: dict[str, Any], signer: Signer = HUB) -> None:
        """Put into the store what the strip is to present, and let it look."""
        self.store.publish("programmes", sign(body, signer), "lobby-led")
        self.watching.look()

    def frame(self, ms: int = 0) -> Any:
        """Let `ms` pass, paint and show; what the device shows."""
        self.hands.advance(ms)
        self.playing.frame(self.hands.now())
        return self.device.last if self.device else None

    def reported(self, kind: str) -> list[dict[str, Any]]:
        found = [entry for entry in entries(self.spool) if entry.kind == kind] if self.spool.is_dir() else []
        return [report for entry in found for report in entry.data["entries"]]

    def _open(self, size: tuple[int, int]) -> Device:
        self.tried += 1
        if not self.openable:
            raise OSError("no such device")
        self.opened += 1
        self.device = Broken(size)
        return self.device


Furnished = Callable[..., House]
