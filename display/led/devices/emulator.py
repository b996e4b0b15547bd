"""RGBMatrixEmulator in a browser: how panels will look, on a desk.

It runs in a process and a folder of its own: importing it writes a file into the working folder and reads its settings
from there, it holds one size of matrix for ever, and ends the whole process where a part is missing.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from display.led.devices.build import Build, NoDevice
from display.led.lettering import Pixels
from display.led.newest import Newest

PORT = 8888
WIDEST = 1536
ENDING_S = 5.0
ROOT = Path(__file__).resolve().parents[3]


class Emulator:
    """Its page is http://127.0.0.1:`port`/ and can be seen from this machine alone. A process that ended is raised as
    OSError at the next frame."""

    trouble: str | None = None

    def __init__(self, size: tuple[int, int], build: Build, port: int = PORT) -> None:
        check()
        self.size, self.brightness = size, 1.0
        self._folder = TemporaryDirectory(prefix="foyer-emulator-")
        settings = Path(self._folder.name) / "emulator_config.json"
        settings.write_text(json.dumps(configuration(size, port)), "utf-8")
        gamma = build.wiring.gamma or 1.0
        command = [sys.executable, "-P", "-m", "display.led.devices.emulated", *map(str, (*size, gamma))]
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        ears, mouth = os.pipe()
        self._pipe = open(mouth, "wb", buffering=0)  # noqa: PTH123, SIM115 closed by the thread that writes
        self._process = subprocess.Popen(  # noqa: S603 our own module
            command, cwd=self._folder.name, env=environ, stdin=ears, stdout=subprocess.DEVNULL
        )
        os.close(ears)
        self._newest = Newest()
        self._thread = threading.Thread(target=self._hand_on, name="led-emulator", daemon=True)
        self._thread.start()

    def show(self, frame: Pixels) -> None:
        if self._process.poll() is not None:
            raise OSError(f"the emulator ended by itself ({self._process.returncode})")
        self._newest.put(frame)

    def announce(self, number: int, channel: str, at: int) -> None:  # noqa: ARG002 lamps say nothing
        return

    def close(self) -> None:
        self._newest.close()
        self._process.terminate()
        self._thread.join(ENDING_S)
        self._process.wait(ENDING_S)
        self._folder.cleanup()

    def _hand_on(self) -> None:
        """A frame is one byte of brightness in percent, and its pixels. An end of the process is told by `show`."""
        with suppress(OSError), self._pipe:
            while (frame := self._newest.take()) is not None:
                self._pipe.write(bytes([round(self.brightness * 100)]) + frame.tobytes())
                self._newest.give_back(frame)


def check() -> None:
    """Raises NoDevice where the package is not installed; it is not imported here."""
    if find_spec("RGBMatrixEmulator") is None:
        raise NoDevice("emulator needs the package RGBMatrixEmulator: pip install RGBMatrixEmulator")


def configuration(size: tuple[int, int], port: int) -> dict[str, object]:
    """All that the emulator asks for; it complains about whatever is left out."""
    page = {
        "_comment": "",
        "port": port, "target_fps": 30, "fps_display": False, "quality": 90, "image_border": False,
        "debug_text": False, "image_format": "PNG", "open_immediately": False,
    }  # fmt: skip
    return {
        "pixel_outline": 0, "pixel_size": max(1, min(8, WIDEST // size[0])), "pixel_style": "square",
        "pixel_glow": 0, "display_adapter": "browser", "allow_adapter_fallback": False, "icon_path": None,
        "emulator_title": "Foyer", "browser": page, "log_level": "warning",
    }  # fmt: skip
