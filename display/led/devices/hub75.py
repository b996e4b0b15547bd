"""HUB75 panels on the pins of a Raspberry Pi, by the bindings of rpi-rgb-led-matrix."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

from display.led.devices.build import Build, NoDevice
from display.led.lamps import shades
from display.led.lettering import Pixels

BINDINGS = "rgbmatrix"


class Hub75:
    """Panels side by side are a chain, rows of panels are parallel chains; other shapes are `pixel_mapper_config`
    among the matrix's own options. `bindings` names the module. ValueError for an option that it does not have."""

    trouble: str | None = None

    def __init__(self, size: tuple[int, int], build: Build, bindings: str = BINDINGS) -> None:
        check(bindings)
        self.size = size
        self._gamma = build.wiring.gamma or 1.0
        library = import_module(bindings)
        self._matrix = library.RGBMatrix(options=options(library, size, build))
        self._canvas = self._matrix.CreateFrameCanvas()
        self._brightness = 1.0

    @property
    def brightness(self) -> float:
        return self._brightness

    @brightness.setter
    def brightness(self, share: float) -> None:
        if share != self._brightness:
            self._brightness = share
            self._matrix.brightness = max(1, round(share * 100)) if share else 0

    def show(self, frame: Pixels) -> None:
        """Returns when the panels have turned to it."""
        table = shades(self._gamma, 1.0)
        lit = np.ascontiguousarray(frame if table is None else np.take(table, frame, mode="clip"))
        self._canvas.SetImage(Image.frombuffer("RGB", self.size, lit, "raw", "RGB", 0, 1))
        self._canvas = self._matrix.SwapOnVSync(self._canvas)

    def announce(self, number: int, channel: str, at: int) -> None:  # noqa: ARG002 lamps say nothing
        return

    def close(self) -> None:
        self._matrix.Clear()


def check(bindings: str = BINDINGS) -> None:
    """Raises NoDevice where the bindings are not installed."""
    if find_spec(bindings) is None:
        raise NoDevice(f"hub75 needs the Python bindings of rpi-rgb-led-matrix ({bindings}): see docs/wiring.md")


def options(library: Any, size: tuple[int, int], build: Build) -> Any:
    """The options of a matrix of this size, and over them the keeper's own."""
    made, panel = library.RGBMatrixOptions(), build.wiring.panel or size
    made.rows, made.cols = panel[1], panel[0]
    made.chain_length, made.parallel = size[0] // panel[0], size[1] // panel[1]
    made.led_rgb_sequence = build.wiring.order.upper()
    if hasattr(made, "drop_privileges"):
        made.drop_privileges = False  # else the store and the spool, opened before, could no more be written
    for name, value in build.matrix.items():
        if not hasattr(made, name):
            raise ValueError(f"{name} is no option of this matrix")
        setattr(made, name, value)
    return made
