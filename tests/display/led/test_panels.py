"""HUB75 panels, and how they look in the emulator."""

import socket
import sys
import urllib.request
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from display.led.devices import check, opened
from display.led.devices.build import Build, NoDevice
from display.led.devices.emulator import Emulator
from display.led.devices.hub75 import Hub75
from display.led.lamps import Wiring
from tests.display.led import bindings
from tests.processes import free_port
from tests.waiting import until

SIZE = (128, 64)
BINDINGS = bindings.__name__


def noise(size: tuple[int, int]) -> Any:
    return np.random.default_rng(3).integers(0, 256, (size[1], size[0], 3), np.uint8)


def panels(build: Build = Build()) -> tuple[Hub75, bindings.RGBMatrix]:  # noqa: B008 frozen
    return Hub75(SIZE, build, BINDINGS), bindings.RGBMatrix.made[-1]


def test_panels_show_the_frame_as_it_is() -> None:
    device, matrix = panels()
    for frame in (noise(SIZE), noise((300, 64))[:, 90 : 90 + SIZE[0]]):
        device.show(frame)
        assert np.array_equal(matrix.shown, frame)
    device.close()
    assert not matrix.shown.any()


def test_panels_beside_each_other_are_chained_and_below_each_other_parallel() -> None:
    _, matrix = panels(Build(Wiring((64, 32), order="grb")))
    options = matrix.options
    assert (options.rows, options.cols, options.chain_length, options.parallel) == (32, 64, 2, 2)
    assert options.led_rgb_sequence == "GRB"


def test_the_matrix_takes_its_own_options_and_the_keepers_word_is_the_last() -> None:
    own: dict[str, str | int] = {"gpio_slowdown": 4, "hardware_mapping": "adafruit-hat", "chain_length": 1, "cols": 128}
    _, matrix = panels(Build(Wiring((64, 32)), matrix=own))
    assert {name: getattr(matrix.options, name) for name in own} == own


def test_an_option_that_the_matrix_does_not_have_is_told() -> None:
    with pytest.raises(ValueError, match="glow is no option"):
        panels(Build(matrix={"glow": 1}))


def test_a_player_keeps_the_right_to_write_to_its_store() -> None:
    assert not panels()[1].options.drop_privileges


def test_panels_are_dimmed_by_their_own_means_and_never_quite_dark() -> None:
    device, matrix = panels()
    for share, percent in ((0.5, 50), (0.001, 1), (0.0, 0), (1.0, 100)):
        device.brightness = share
        assert matrix.brightness == percent


def test_where_a_library_is_missing_one_line_says_which() -> None:
    with pytest.raises(NoDevice, match="rpi-rgb-led-matrix") as caught:
        check("hub75")
    assert "\n" not in str(caught.value)
    for device in ("memory", "png:/run/led", "sacn:10.0.0.7"):
        check(device)


def picture(port: int) -> Any:
    """What the emulator's page shows, a pixel for each lamp; None while it is not there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/image", timeout=30) as answer:
            shown = np.asarray(Image.open(BytesIO(answer.read())).convert("RGB"))
    except OSError:
        return None
    lamp = shown.shape[1] // SIZE[0]
    return shown[lamp // 2 :: lamp, lamp // 2 :: lamp]


def test_the_emulator_shows_the_frame_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    port, frame = free_port(), noise(SIZE)
    device = opened(f"emulator:{port}", SIZE)
    device.show(frame)
    until(lambda: np.array_equal(picture(port), frame))
    device.brightness = 0.5
    device.show(frame)
    until(lambda: np.array_equal(picture(port), frame // 2))
    device.close()
    assert picture(port) is None
    assert list(tmp_path.iterdir()) == []
    assert "RGBMatrixEmulator" not in sys.modules


def test_an_emulator_that_ended_is_lost_as_any_device() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as other:
        device = Emulator(SIZE, Build(), other.getsockname()[1])

        def is_lost() -> bool:
            try:
                device.show(noise(SIZE))
            except OSError as trouble:
                return "ended by itself" in str(trouble)
            return False

        until(is_lost)
        device.close()
