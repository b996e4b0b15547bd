"""The emulator's own process: `python -m display.led.devices.emulated WIDTH HEIGHT GAMMA`, frames on standard input."""

import sys
from functools import partialmethod

import numpy as np

from display.led.devices.build import Build
from display.led.devices.hub75 import Hub75
from display.led.lamps import Wiring


def main(width: int, height: int, gamma: float) -> None:
    """Shows frames until there are no more."""
    import tornado.web

    # It would listen on every address, and asks nobody who they are.
    listen = partialmethod(tornado.web.Application.listen, address="127.0.0.1")
    setattr(tornado.web.Application, "listen", listen)  # noqa: B010 the type of a method says no
    matrix = Hub75((width, height), Build(Wiring(gamma=gamma)), "RGBMatrixEmulator")
    length = width * height * 3
    while len(message := sys.stdin.buffer.read(1 + length)) > length:
        matrix.brightness = message[0] / 100
        matrix.show(np.frombuffer(message, np.uint8, length, 1).reshape(height, width, 3))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
