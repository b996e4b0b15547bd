"""Where frames go. A device is a row in DEVICES; the fakes are products that users run too."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from display.led.devices.memory import Memory
from display.led.devices.png import Png
from display.led.lettering import Pixels

Size = tuple[int, int]


class Device(Protocol):
    """`size` is (width, height) in pixels; `brightness` 0 to 1."""

    size: Size
    brightness: float

    def show(self, frame: Pixels) -> None:
        """Show height x width x 3; the array is the painter's own and changes after this returns. Raises OSError."""

    def announce(self, number: int, channel: str, at: int) -> None:
        """Programme `number` was first shown at `at` ms."""

    def close(self) -> None:
        """Leave the device dark, or as it is."""


DEVICES: Mapping[str, Callable[[str, Size], Device]] = {
    "memory": lambda _, size: Memory(size),
    "png": lambda folder, size: Png(Path(folder), size),
}


def opened(name: str, size: Size) -> Device:
    """The device that `--device` names, `kind` or `kind:where`; KeyError for an unknown kind, OSError."""
    kind, _, where = name.partition(":")
    return DEVICES[kind](where, size)
