"""The short way of the library's sockets: taken only when the libraries are as it expects them."""

import subprocess
import sys
from pathlib import Path

import pytest

from display.push.lines.frames import text as text_frame
from tests import processes
from tests.display.office import LOBBY, Office
from tests.display.screen import screen
from tests.processes import ROOT, clean_environ, free_port

CHECK = """
import sys
mode = sys.argv[1]
if mode == "eventlet":
    import eventlet
    eventlet.monkey_patch(os=False)
import socketio
from display.broadcast import FanOut
manager = FanOut({"programme"})
socketio.Server(async_mode=mode, client_manager=manager)
print(manager.path, *manager.lacking)
"""


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (0, b"\x81\x00"),
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e\x00\x7e"),
        (65_535, b"\x81\x7e\xff\xff"),
        (65_536, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"),
    ],
)
def test_a_frame_is_packed_as_the_standard_says(size: int, head: bytes) -> None:
    assert text_frame("x" * size) == head + b"x" * size


def test_a_frame_holds_utf_8() -> None:
    assert text_frame("汛") == b"\x81\x03" + "汛".encode()


@pytest.mark.parametrize(
    ("mode", "said"),
    [("eventlet", "fast"), ("gevent", "stock runs on gevent"), ("threading", "stock runs on threading")],
)
def test_the_libraries_that_are_installed_are_as_expected(mode: str, said: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", CHECK, mode]
    found = subprocess.run(command, cwd=ROOT, env=clean_environ(), capture_output=True, text=True, check=True)
    assert found.stdout.strip() == said


def test_over_other_libraries_screens_are_served_the_stock_way_and_it_is_told(tmp_path: Path) -> None:
    office, port = Office(tmp_path / "data"), free_port()
    office.programme(LOBBY)
    program = ["-m", "tests.display.older_eventlet", "--part", "push", "--data", str(office.data), "--port", str(port)]
    with processes.started(program, tmp_path / "output", {"push": port}) as push:
        push.ready()
        said = push.health("push")
        assert said is not None
        assert [(each["what"], "_sendlock" in each["name"]) for each in said["problems"]] == [("slow_path", True)]
        assert "slow path" in push.printed()
        with screen(push, LOBBY, query="?library=1") as lobby:
            lobby.hello()
            lobby.await_number(office.programme(LOBBY, "照样").number)
