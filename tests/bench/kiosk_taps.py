"""From the finger that leaves the glass to the next page on it, made ready ahead or not, and how soon keys answer."""

import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from config.settings import load
from content.type.faces import font_file
from kiosk.app import create_app
from kiosk.holding import Holding
from tests.bench.deliveries import quantile
from tests.bench.rows import Row
from tests.bench.taps.finger import Finger, finger
from tests.bench.taps.served import Watched, served
from tests.processes import ROOT, clean_environ
from tests.waiting import until

TAPS = 50
SIZE = (1080, 1920)
TILE, TARGET = ".tile-first", "/guides/"
AHEAD = frozenset(("/guides/", "/departments/", "/floors/"))
"""What the home page has made ready. While one of them is being made, the browser has no time for a finger."""
KEYS = 60
SETTLED_S = 3.0
"""For a page that has arrived to come to rest, and to be made ready behind another: not part of what is measured."""
MUST = {0.02: 0.65, 0.15: 0.25}


def rows(taps: int = TAPS, keys: int = KEYS) -> list[Row]:
    """`taps` of each kind; on the sample office."""
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        data = Path(folder) / "data"
        command = [sys.executable, "-m", "content", "demo", "--data", str(data), "--password", "a-bench-is-no-office"]
        subprocess.run(command, cwd=ROOT, env=clean_environ(), check=True, stdout=subprocess.DEVNULL)
        holding = Holding(data, "kiosk")
        holding.start()
        until(lambda: holding.view.records)
        try:
            settings, fonts = load("kiosk", ["--data", str(data)], {}), font_file("sans").parent
            app = Watched(create_app(settings, holding=holding, fonts=fonts).wsgi_app)
            with served(app) as url, finger(Path(folder) / "profile", SIZE) as hand:
                return [*_navigations(hand, app, url, taps), *_keys(hand, url, keys)]
        finally:
            holding.stop()


def _navigations(hand: Finger, app: Watched, url: str, taps: int) -> list[Row]:
    found = []
    for late, must in MUST.items():
        app.late_s = late
        took: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(taps):
            for ahead in took:
                app.ahead = ahead
                took[ahead].append(_tapped(hand, app, url))
        what = f"tap to painted, page in {late * 1000:.0f} ms, made ready"
        for name, part in (("p50", 0.5), ("p95", 0.95)):
            ready, plain = (quantile(took[ahead], part) for ahead in (True, False))
            found.append(Row(f"{what}: {name}", ready, "ms", plain, "plain", must=must if part == 0.5 else None))
    return found


def _tapped(hand: Finger, app: Watched, url: str) -> float:
    """Milliseconds from the finger's leaving to the second frame of the page that was asked for."""
    # From nowhere, so that the first page itself is not one that was made ready.
    hand.go("about:blank")
    until(lambda: hand.evaluate("location.href") == "about:blank")
    app.ready.clear()
    hand.go(f"{url}/")
    until(lambda: hand.evaluate("document.readyState + location.pathname") == "complete/")
    if app.ahead:
        until(lambda: app.ready >= AHEAD)
    time.sleep(SETTLED_S)
    hand.tap(TILE)
    told: dict[str, Any] = until(lambda: _told(hand))
    assert (told["path"], told["ready"]) == (TARGET, app.ahead), told
    return float(told["ms"])


def _told(hand: Finger) -> Any:
    with suppress(TimeoutError):
        return hand.evaluate("window.tapped")
    return None


def _keys(hand: Finger, url: str, keys: int) -> list[Row]:
    """Keys on the screen, each of which is typed and searched for: the worst but one in fifty, as INP is counted."""
    hand.go(f"{url}/search/")
    until(lambda: hand.evaluate("document.querySelectorAll('.keys:not([hidden]) [data-key]').length"))
    time.sleep(SETTLED_S)
    for number in range(keys):
        hand.tap(f'[data-key="{"qushui"[number % 6]}"]')
    time.sleep(SETTLED_S)
    slow = hand.evaluate("window.slow")
    # What took less than 16 ms is not told by the browser.
    took = sorted([*slow, *[16.0] * (keys - len(slow))])
    return [Row(f"a key on the screen, answered (INP of {keys})", took[int(len(took) * 0.98) - 1], "ms")]
