"""A device that keeps the last frame and says which programmes it showed."""

from datetime import UTC, datetime

import numpy as np

from display.led.lettering import Pixels


class Memory:
    """`last` is the newest frame; one line is printed per programme number."""

    trouble: str | None = None

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.brightness = 1.0
        self.last: Pixels = np.zeros((size[1], size[0], 3), np.uint8)

    def show(self, frame: Pixels) -> None:
        np.copyto(self.last, frame)

    def announce(self, number: int, channel: str, at: int) -> None:
        moment = datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
        print(f"number={number} channel={channel} at={moment}", flush=True)  # noqa: T201 the device's output

    def close(self) -> None:
        return
