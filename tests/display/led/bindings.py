"""What the bindings of rpi-rgb-led-matrix offer, as their README describes it, on a machine without pins: `shown` is
what the panels show."""

from typing import Any

import numpy as np
from PIL import Image


class RGBMatrixOptions:
    def __init__(self) -> None:
        self.rows, self.cols, self.chain_length, self.parallel = 32, 32, 1, 1
        self.hardware_mapping, self.led_rgb_sequence, self.pixel_mapper_config = "regular", "RGB", ""
        self.gpio_slowdown, self.brightness = 1, 100
        self.drop_privileges = True


class Canvas:
    def __init__(self, size: tuple[int, int]) -> None:
        self.image = Image.new("RGB", size)

    def SetImage(self, image: Image.Image) -> None:
        self.image.paste(image, (0, 0))


class RGBMatrix:
    made: list["RGBMatrix"] = []  # noqa: RUF012 what was wired to this machine

    def __init__(self, options: RGBMatrixOptions) -> None:
        self.options, self.brightness = options, options.brightness
        self.size = (options.cols * options.chain_length, options.rows * options.parallel)
        self.shown: Any = np.zeros((self.size[1], self.size[0], 3), np.uint8)
        RGBMatrix.made.append(self)

    def CreateFrameCanvas(self) -> Canvas:
        return Canvas(self.size)

    def SwapOnVSync(self, canvas: Canvas) -> Canvas:
        """The canvas that was shown before is drawn on next."""
        self.shown = np.array(canvas.image)
        return Canvas(self.size)

    def Clear(self) -> None:
        self.shown = np.zeros_like(self.shown)
