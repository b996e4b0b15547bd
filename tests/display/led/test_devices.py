"""The devices that need no hardware."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from display.led.devices import opened
from display.led.devices.png import LEAST_S, Png
from tests.waiting import until

SIZE = (64, 16)


def frame(value: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((SIZE[1], SIZE[0], 3), value, np.uint8)


def read(path: Path) -> int:
    """The value that fills a whole picture; raises when it is none, or half."""
    with Image.open(path) as picture:
        found = np.asarray(picture)
    assert found.shape == (SIZE[1], SIZE[0], 3)
    assert (found == found[0, 0]).all()
    return int(found[0, 0, 0])


def test_memory_keeps_the_last_frame_and_says_which_number_it_showed(capsys: pytest.CaptureFixture[str]) -> None:
    device = opened("memory", SIZE)
    given = frame(7)
    device.show(given)
    given[:] = 9
    device.announce(42, "lobby-led", 1_795_395_600_000)
    assert (device.last == 7).all()  # type: ignore[attr-defined]
    assert capsys.readouterr().out == "number=42 channel=lobby-led at=2026-11-23T01:00:00.000+00:00\n"


def test_an_unknown_device_is_none() -> None:
    with pytest.raises(KeyError):
        opened("hologram:1", SIZE)


def test_the_last_frame_is_on_disk_when_the_device_is_closed(tmp_path: Path) -> None:
    device = opened(f"png:{tmp_path / 'made' / 'here'}", SIZE)
    for value in range(30):
        device.show(frame(value))
    device.close()
    assert read(tmp_path / "made" / "here" / "latest.png") == 29
    assert [each.name for each in (tmp_path / "made" / "here").iterdir()] == ["latest.png"]


def test_a_reader_never_finds_half_a_picture(tmp_path: Path) -> None:
    device = Png(tmp_path, SIZE)
    device.show(frame(0))
    path = tmp_path / "latest.png"
    until(path.exists)
    stop = threading.Event()

    def paint() -> None:
        value = 0
        while not stop.is_set():
            value = (value + 1) % 256
            device.show(frame(value))

    painting = threading.Thread(target=paint)
    painting.start()
    found = set()
    until(lambda: found.add(read(path)) or len(found) >= 4)  # type: ignore[func-returns-value]
    stop.set()
    painting.join()
    device.close()


def test_pictures_are_replaced_ten_times_a_second_at_most(tmp_path: Path) -> None:
    device = Png(tmp_path, SIZE)
    path, begun = tmp_path / "latest.png", time.monotonic()
    written: list[int] = []

    def look() -> bool:
        device.show(frame(len(written)))
        if path.exists() and (now := path.stat().st_mtime_ns) not in written[-1:]:
            written.append(now)
        return len(written) > 6

    until(look, pause=0.002)
    took = time.monotonic() - begun
    device.close()
    assert len(written) <= took / LEAST_S + 1


def test_a_frame_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    device = Png(tmp_path, SIZE)
    device.show(frame(1))
    path = tmp_path / "latest.png"
    until(path.exists)
    before = path.stat().st_mtime_ns
    device.show(frame(1))
    device.close()
    assert path.stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_last_picture_and_is_raised_at_the_next_frame(tmp_path: Path) -> None:
    device = Png(tmp_path, SIZE)
    device.show(frame(1))
    path, part = tmp_path / "latest.png", tmp_path / "latest.part"
    until(lambda: path.exists() and not part.exists())
    part.symlink_to("/dev/full")
    device.show(frame(2))
    until(lambda: not part.is_symlink())
    assert read(path) == 1
    with pytest.raises(OSError, match="No space left"):
        until(lambda: device.show(frame(3)))
    device.close()
    assert read(path) == 3


def test_a_folder_that_cannot_be_made_is_raised_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        opened(f"png:{tmp_path / 'file' / 'led'}", SIZE)
