"""Where frames go. A device is a row in DEVICES; the fakes are products that users run too."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from display.led.devices import emulator, hub75
from display.led.devices.build import Build
from display.led.devices.emulator import PORT, Emulator
from display.led.devices.hub75 import Hub75
from display.led.devices.memory import Memory
from display.led.devices.network import Network
from display.led.devices.png import Png
from display.led.lettering import Pixels

Size = tuple[int, int]
PLAIN = Build()


class Device(Protocol):
    """`size` is (width, height) in pixels; `brightness` 0 to 1; `trouble` is what is wrong with a device that goes on
    by itself, else None."""

    size: Size

    @property
    def brightness(self) -> float: ...

    @brightness.setter
    def brightness(self, share: float) -> None: ...

    @property
    def trouble(self) -> str | None: ...

    def show(self, frame: Pixels) -> None:
        """Show height x width x 3; the array is the painter's own and changes after this returns. Raises OSError."""

    def announce(self, number: int, channel: str, at: int) -> None:
        """Programme `number` was first shown at `at` ms."""

    def close(self) -> None:
        """Leave the device dark, or as it is."""


DEVICES: Mapping[str, Callable[[str, Size, Build], Device]] = {
    "memory": lambda _where, size, _build: Memory(size),
    "png": lambda folder, size, _build: Png(Path(folder), size),
    "emulator": lambda port, size, build: Emulator(size, build, int(port or PORT)),
    "hub75": lambda _where, size, build: Hub75(size, build),
    "sacn": lambda where, size, build: Network("sacn", where, size, build),
    "artnet": lambda where, size, build: Network("artnet", where, size, build),
    "ddp": lambda where, size, build: Network("ddp", where, size, build),
}

CHECKS: Mapping[str, Callable[[], None]] = {"emulator": emulator.check, "hub75": hub75.check}


def check(name: str) -> None:
    """Raises NoDevice where this machine lacks what the device needs."""
    kind, _, _ = name.partition(":")
    if kind in CHECKS:
        CHECKS[kind]()


def opened(name: str, size: Size, build: Build = PLAIN) -> Device:
    """The device that `--device` names, `kind` or `kind:where`; KeyError for an unknown kind, NoDevice where this
    machine lacks what it needs, ValueError for a build that cannot be, OSError."""
    kind, _, where = name.partition(":")
    return DEVICES[kind](where, size, build)
