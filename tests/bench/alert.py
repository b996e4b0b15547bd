"""Last confirm of an emergency to the screens: a thousand of them, three channels' pixels, a kiosk's page, an LED
device; and the same from a signed CAP file that is dropped. The real hub over the sample office."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.bench.deliveries import quantile
from tests.bench.fleet import Fleet, Receipt, fleet
from tests.bench.host import free_port, running, until_answering
from tests.bench.pixels import glass, is_not_red, is_red
from tests.bench.rows import Row
from tests.bench.sample import Staff, sample_office
from tests.chromium import chromium, holds
from tests.content.desk.alerts.messages import cap, certificate, signed
from tests.processes import ROOT, clean_environ
from tests.waiting import until

CHANNELS = {"lobby-led": (1920, 128), "wall-11f": (1920, 1080), "kiosk": (1080, 1400)}
FIRST = "lobby-led"
GONE = "!document.querySelector('.alert')"
SEEN = "new Promise((seen) => { const look = () => document.querySelector('.alert') ? requestAnimationFrame(() => "
SEEN += "seen(performance.timeOrigin + performance.now())) : requestAnimationFrame(look); look(); })"
PAUSE_S = 1.2


def rows(screens: int = 1000, tries: int = 20) -> list[Row]:
    """Milliseconds from before the confirming request, or from before the file has its name."""
    with sample_office() as data:
        push, desk, kiosk = free_port(), free_port(), free_port()
        (data / "hub" / "cap-trust").mkdir()
        (data / "hub" / "cap-trust" / "met.pem").write_bytes(certificate("met", now()))
        ports = ["--port", str(push), "--desk-port", str(desk)]
        # An alert's voice follows it with a number of its own; what is measured is the first.
        manners = ["--signed-alerts", "air", "--speech", "off"]
        hub = [sys.executable, "run_display.py", "--data", str(data), *ports, *manners]
        lobby = [sys.executable, "run_kiosk.py", "--data", str(data), "--port", str(kiosk)]
        with (
            running(hub, data.parent / "hub.txt", clean_environ()),
            running(lobby, data.parent / "kiosk.txt", clean_environ()),
        ):
            for port, told in ((push, "hub.txt"), (desk, "hub.txt"), (kiosk, "kiosk.txt")):
                until_answering(f"http://127.0.0.1:{port}/healthz", data.parent / told)
            house = House(data, desk)
            return measured(house, push, kiosk, screens, tries)


class House:
    """Who types, who confirms, and where messages are dropped."""

    def __init__(self, data: Path, desk: int) -> None:
        self.data = data
        self.duty, self.office = Staff(data, "duty", desk), Staff(data, "office", desk)
        self._dropped = 0

    def waiting(self) -> dict[str, Any]:
        """A red alert that lacks only the second person."""
        said = {
            "all": True,
            "colour": "red",
            "event": "暴雨",
            "text": "降雨量已达100毫米。",
            "instruction": "远离河道。",
        }
        said |= {"area": "澄川市", "sender": "澄川市防汛办", "expires": iso(now() + 3_600_000), "clear_minutes": 0}
        return self.duty.call("POST", "/api/alerts", said)

    def confirm(self, alert: dict[str, Any]) -> None:
        self.office.call("POST", f"/api/alerts/{alert['id']}/confirm", {"content": alert["content"]})

    def clear(self) -> None:
        for alert in self.office.call("GET", "/api/alerts?state=running")["alerts"]:
            self.office.call("POST", f"/api/alerts/{alert['id']}/all-clear", {})

    def drop(self) -> None:
        """A signed message, there whole at once."""
        self._dropped += 1
        made = signed(cap(now(), identifier=f"bench-{self._dropped}-{now()}"), "met", now())
        half = self.data / "hub" / "cap-in" / f".{self._dropped}.xml"
        half.write_bytes(made)
        half.rename(half.with_name(f"{self._dropped}.xml"))


def measured(house: House, push: int, kiosk: int, screens: int, tries: int) -> list[Row]:
    options: dict[str, int | str] = {"shown": 1000, "health": 15_000, "token": "", "channel": FIRST}
    with fleet("screens", push, **options) as held:
        held.storm(screens)
        found = [
            Row(f"last confirm to receipt, {screens} screens, p95", quantile(receipts(house, held, tries), 0.95), "ms")
        ]
        found += pixels(house, push, held, tries)
        with device(house, push) as taken:
            took = repeated(house, tries, held, taken, lambda: None)
        found.append(Row("last confirm to the frame an LED device took, p95", quantile(took, 0.95), "ms", must=200))
        with page(f"http://127.0.0.1:{kiosk}/") as shown:
            took = repeated(house, tries, held, lambda _: painted(shown), lambda: holds(shown, GONE))
        found.append(
            Row("last confirm to changed pixels on a kiosk's page, p95", quantile(took, 0.95), "ms", must=1200)
        )
        took = dropped(house, push, held, tries)
        found.append(Row("CAP file dropped to changed pixels, p95", quantile(took, 0.95), "ms", must=1000))
    return found


def receipts(house: House, held: Fleet, tries: int) -> list[float]:
    found = []
    for _ in range(tries):
        alert = house.waiting()
        time.sleep(PAUSE_S)
        began = time.monotonic_ns()
        house.confirm(alert)
        found.append((receipt(held, began).last - began) / 1e6)
        clear(house, held)
    return found


def receipt(held: Fleet, since: int) -> Receipt:
    """The first that began after `since`, in ns: what the hub publishes by itself in between is passed over."""
    found = held.receipt(None)
    while found.first < since:
        found = held.receipt(None)
    return found


def clear(house: House, held: Fleet) -> None:
    began = time.monotonic_ns()
    house.clear()
    receipt(held, began)


def pixels(house: House, push: int, held: Fleet, tries: int) -> list[Row]:
    found = []
    for channel, size in CHANNELS.items():
        with glass(f"http://127.0.0.1:{push}/screens/{channel}/", size) as shown:
            took = repeated(house, tries, held, lambda at: shown.first(is_red, at), lambda: shown.first(is_not_red))
        what = f"last confirm to changed pixels on {channel}, p95"
        found.append(Row(what, quantile(took, 0.95), "ms", must=200))
    return found


def repeated(
    house: House, tries: int, held: Fleet, seen: Callable[[float], float], gone: Callable[[], object]
) -> list[float]:
    """From each confirm, at an instant in seconds, to the one that `seen` gives of it; `gone` waits until the alert is
    seen no more."""
    found = []
    for _ in range(tries):
        alert = house.waiting()
        time.sleep(PAUSE_S)
        at = time.time()
        # Beside the looking: whoever films takes no further frame before the last was acknowledged.
        with ThreadPoolExecutor(1) as aside:
            confirming = aside.submit(house.confirm, alert)
            found.append((seen(at) - at) * 1000)
            confirming.result()
        clear(house, held)
        gone()
    return found


def dropped(house: House, push: int, held: Fleet, tries: int) -> list[float]:
    found = []
    with glass(f"http://127.0.0.1:{push}/screens/{FIRST}/", CHANNELS[FIRST]) as shown:
        for _ in range(tries):
            time.sleep(PAUSE_S)
            at = time.time()
            house.drop()
            found.append((shown.first(is_red, at) - at) * 1000)
            # The all-clear of a message stands for its time; a drop after it is higher.
            clear(house, held)
            shown.first(is_not_red)
    return found


@contextmanager
def device(house: House, push: int) -> Iterator[Callable[[float], float]]:
    """An LED device in memory: when it took the first number after an instant, in seconds."""
    played = ["--play", FIRST, "--device", "memory", "--data", str(house.data.parent / "strip")]
    command = [sys.executable, "-u", "run_display.py", *played]
    key = subprocess.run(
        [sys.executable, "-m", "content", "hub-key", "--data", str(house.data)],
        cwd=ROOT, env=clean_environ(), check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    process = subprocess.Popen(
        [*command, "--upstream", f"http://127.0.0.1:{push}", "--hub-key", key],
        cwd=ROOT, env=clean_environ(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    out, taken = process.stdout, list[float]()
    assert out is not None
    reading = threading.Thread(target=lambda: taken.extend(time.time() for _ in out), daemon=True)
    reading.start()

    def first(since: float) -> float:
        return float(until(lambda: next((at for at in taken if at >= since), 0.0)))

    try:
        until(lambda: taken)
        yield first
    finally:
        process.terminate()
        process.wait()
        reading.join()


def painted(shown: Page) -> float:
    return float(shown.evaluate(SEEN)) / 1000


@contextmanager
def page(url: str) -> Iterator[Page]:
    with chromium() as browser:
        shown = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
        shown.goto(url)
        yield shown


def now() -> int:
    return time.time_ns() // 1_000_000


def iso(at: int) -> str:
    from content.desk.moments import iso as written

    return written(at)
