"""`run_display.py --play` as users start it: a real process over its own store, with and without an upstream."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from content.published.envelope import sign
from content.published.programme import parse
from content.published.spool import entries
from content.published.store import Store
from tests import processes
from tests.display.led.house import HUB, SCREEN, TRUST
from tests.display.led.made import body, frame_at, page, region, scroll, strip_body
from tests.display.led.network.receivers import DdpReceiver
from tests.display.led.network.test_sender import receiving, taken
from tests.processes import Running
from tests.waiting import PATIENCE_S, until

SIZE = (96, 32)


@contextmanager
def playing(data: Path, upstream: str, *flags: str, device: str = "memory") -> Iterator[Running]:
    command = ["run_display.py", "--data", str(data), "--play", "lobby-led", "--device", device]
    with processes.started([*command, "--upstream", upstream, *flags], data.parent / "output") as running:
        yield running


@pytest.fixture
def nowhere() -> str:
    """An upstream that nobody answers at."""
    return f"http://127.0.0.1:{processes.free_port()}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A strip's folder with the hub's key, and programme 1 in its own store."""
    made = tmp_path / "data"
    made.mkdir()
    TRUST.save(made / "trust.json")
    publish(made / "play" / "lobby-led" / "store", page("一"), 1)
    return made


def publish(store: Path, item: dict[str, Any], number: int) -> dict[str, Any]:
    body = strip_body(SIZE, (item, 60_000), number=number)
    Store(store).publish("programmes", sign(body, HUB), "lobby-led")
    return body


def shows(running: Running, number: int) -> None:
    until(lambda: f"number={number} channel=lobby-led at=20" in running.printed())


def ends(running: Running, signal_number: int = signal.SIGTERM) -> int:
    running.process.send_signal(signal_number)
    return running.process.wait(PATIENCE_S)


def told(spool: Path, kind: str) -> list[dict[str, Any]]:
    found = [entry for entry in entries(spool) if entry.kind == kind] if spool.is_dir() else []
    return [report for entry in found for report in entry.data["entries"]]


def children(pid: int) -> list[int]:
    """Python processes that `pid` started and that feed (not multiprocessing's own tracker)."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(child) for each in listed for child in each.read_text().split()]
    return [child for child in found if "resource_tracker" not in command_of(child)]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return "resource_tracker"


def test_a_strip_plays_from_its_own_store_when_nobody_answers(data: Path, nowhere: str) -> None:
    for start in (signal.SIGTERM, signal.SIGINT):
        with playing(data, nowhere) as running:
            shows(running, 1)
            assert ends(running, start) == 0
            assert "Traceback" not in running.printed()
    spool = data / "play" / "lobby-led" / "spool"
    assert [(report["screen"], report["number"]) for report in told(spool, "shown")] == [(SCREEN, 1)] * 2
    assert [report["online"] for report in told(spool, "online")] == [True, False, True, False]


def test_a_strip_changes_with_its_store_and_its_picture_is_the_painters(data: Path, nowhere: str) -> None:
    led = data.parent / "led"
    with playing(data, nowhere, device=f"png:{led}") as running:
        until(lambda: (led / "latest.png").exists() and told(data / "play" / "lobby-led" / "spool", "shown"))
        body = publish(data / "play" / "lobby-led" / "store", page("二"), 2)
        wanted = frame_at(parse(body), 0)

        def is_shown() -> bool:
            with Image.open(led / "latest.png") as latest:
                found = np.asarray(latest)
            return found.shape == wanted.shape and bool((found == wanted).all())

        until(is_shown)
        assert ends(running) == 0
        assert is_shown()


def test_an_emergency_leaves_by_itself_at_its_expiry_while_nobody_answers(data: Path, nowhere: str) -> None:
    led, store = data.parent / "led", data / "play" / "lobby-led" / "store"
    red, usual = page("洪水红色预警", level="urgent"), page("一")
    of_items = {item["pages"][0]: frame_at(parse(strip_body(SIZE, (item, 60_000))), 0) for item in (red, usual)}

    def is_on(item: dict[str, Any]) -> bool:
        with Image.open(led / "latest.png") as latest:
            return bool((np.asarray(latest) == of_items[item["pages"][0]]).all())

    with playing(data, nowhere, device=f"png:{led}") as running:
        until(lambda: (led / "latest.png").exists() and is_on(usual))
        for tried in range(6):
            # On a machine that takes longer than this to show it, once more, for longer.
            expires = now_ms() + 3000 * 2**tried
            emergency(store, usual, red, expires, number=2 + tried)
            if until(lambda: is_on(red) or now_ms() >= expires) and is_on(red):  # noqa: B023 asked at once
                break
        else:
            raise AssertionError("the emergency was never shown")
        until(lambda: is_on(usual))
        assert now_ms() >= expires
        assert running.process.poll() is None


def emergency(store: Path, usual: dict[str, Any], red: dict[str, Any], expires: int, number: int) -> None:
    """One that runs already."""
    items, main = {"n1": usual, "a1": red}, region("main", (0, 0, *SIZE), [(0, 2**52, "L1", 0)])
    loops = {"L1": [("n1", 60_000)], "A0": [("a1", 60_000)]}
    made = body(SIZE, [main], loops, items, number=number, alert=[(0, expires, "A0", 0)])
    Store(store).publish("programmes", sign(made, HUB), "lobby-led")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def test_a_controller_on_the_network_shows_what_the_painter_paints(data: Path, nowhere: str) -> None:
    port, receiver = processes.free_port(), DdpReceiver(SIZE[0] * SIZE[1] * 3)
    wanted = frame_at(parse(strip_body(SIZE, (page("一"), 60_000))), 0)
    half = np.rint(255 * np.arange(256) / 255 * 0.5).astype(np.uint8)[wanted]
    flags = ("--led-brightness", "50", "--led-wiring", "rows-snake")
    half[1::2] = half[1::2, ::-1].copy()
    with receiving(taken(receiver), port), playing(data, nowhere, *flags, device=f"ddp:127.0.0.1:{port}") as running:
        until(lambda: receiver.shown == half.tobytes())
        assert ends(running) == 0
        assert "Traceback" not in running.printed()


def test_a_moving_strip_ends_as_quickly(data: Path, nowhere: str) -> None:
    publish(data / "play" / "lobby-led" / "store", scroll("滚动的字" * 40), 2)
    with playing(data, nowhere) as running:
        shows(running, 2)
        assert ends(running) == 0


def test_a_feed_that_was_killed_is_started_again_and_goes_with_the_strip(data: Path, nowhere: str) -> None:
    with playing(data, nowhere) as running:
        shows(running, 1)
        (first,) = until(lambda: children(running.process.pid))
        os.kill(first, signal.SIGKILL)
        (second,) = until(lambda: [each for each in children(running.process.pid) if each != first])
        assert running.process.poll() is None
        running.kill()
        until(lambda: not Path(f"/proc/{second}").exists() or is_zombie(second))


def is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_strip_without_a_hubs_key_says_so_in_one_line(tmp_path: Path, nowhere: str) -> None:
    with playing(tmp_path / "empty", nowhere) as running:
        assert running.process.wait(PATIENCE_S) == 1
        assert running.printed().count("\n") == 1
        assert "trust.json" in running.printed()


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub's folder with programme 1 in its store."""
    made = tmp_path / "hub"
    made.mkdir()
    TRUST.save(made / "trust.json")
    publish(made / "store", page("一"), 1)
    return made


def test_what_is_published_at_the_hub_reaches_the_device(hub: Path) -> None:
    with processes.part("push", hub) as push, playing(hub, push.url("push")) as running:
        shows(running, 1)
        publish(hub / "store", scroll("二"), 2)
        shows(running, 2)
        push.kill()
        assert ends(running) == 0
    assert [report["number"] for report in told(hub / "spool", "shown") if report["screen"] == SCREEN] == [1, 2]


def test_a_strip_beside_a_hub_finds_it_at_the_port_of_its_settings(hub: Path) -> None:
    with processes.part("push", hub) as push:
        port = push.url("push").rpartition(":")[2]
        flags = ["--data", str(hub), "--play", "lobby-led", "--device", "memory", "--port", port]
        with processes.started(["run_display.py", *flags], hub.parent / "output") as running:
            shows(running, 1)
            assert ends(running) == 0


def test_a_strip_comes_back_with_the_newest_while_the_hub_is_gone(hub: Path) -> None:
    with processes.part("push", hub) as push, playing(hub, push.url("push")) as running:
        publish(hub / "store", scroll("二"), 2)
        shows(running, 2)
        push.kill()
        running.kill()
        with playing(hub, push.url("push")) as again:
            shows(again, 2)
            assert ends(again) == 0
