"""A finger on Chromium's glass. It is steered through the tab, not through the page: whoever attaches to the page
itself switches off the making ready of pages, silently."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from config.browser.flags import FORGETFUL, flags
from tests.chromium import FLAGS, executable
from tests.waiting import until

DOWN_S = 0.08
"""How long a finger stays on the glass."""


class Finger:
    """One tab. `pages` are its pages that are attached: the one in front, and those made ready behind it."""

    def __init__(self, browser: ClientConnection) -> None:
        self._browser, self._numbers = browser, count(1)
        self._tab = ""
        self.pages: dict[str, dict[str, Any]] = {}

    def attach(self) -> None:
        found = self._ask("Target.getTargets", filter=[{"type": "tab"}])["targetInfos"]
        tab = self._ask("Target.attachToTarget", targetId=found[0]["targetId"], flatten=True)["sessionId"]
        self._tab = tab
        self._ask("Target.setAutoAttach", tab, autoAttach=True, waitForDebuggerOnStart=False, flatten=True)
        until(self.front)
        self._ask("Emulation.setTouchEmulationEnabled", self.front(), enabled=True)

    def front(self) -> str:
        """The session of the page that is seen; "" while there is none."""
        self.hear(0)
        seen = [session for session, target in self.pages.items() if target.get("subtype") != "prerender"]
        return seen[-1] if seen else ""

    def go(self, url: str) -> None:
        self._ask("Page.navigate", self.front(), url=url)

    def evaluate(self, script: str) -> Any:
        """Its value in the page that is seen; None while pages change."""
        try:
            answer = self._ask("Runtime.evaluate", self.front(), expression=script, returnByValue=True)
        except TimeoutError:
            return None
        return answer.get("result", {}).get("value")

    def tap(self, selector: str) -> None:
        """On the middle of the first that fits."""
        box = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y = self.evaluate(f"(() => {{ const b = {box}; return [b.x + b.width / 2, b.y + b.height / 2]; }})()")
        self._touch("touchStart", [{"x": x, "y": y}])
        time.sleep(DOWN_S)
        self._touch("touchEnd", [])

    def hear(self, seconds: float) -> None:
        """Take in what the browser tells by itself."""
        while (told := self._next(seconds)) is not None:
            self._note(told)

    def _touch(self, kind: str, points: list[dict[str, float]]) -> None:
        self._ask("Input.dispatchTouchEvent", self.front(), type=kind, touchPoints=points)

    def _ask(self, method: str, session: str = "", **params: Any) -> Any:
        number = next(self._numbers)
        asked: dict[str, Any] = {"id": number, "method": method, "params": params}
        self._browser.send(json.dumps(asked | ({"sessionId": session} if session else {})))
        while (told := self._next(20)) is not None:
            if told.get("id") == number:
                return told.get("result", {})
            self._note(told)
            if session and session not in self.pages and session != self._tab:
                # It was swapped for another page, and will never answer.
                break
        raise TimeoutError(method)

    def _next(self, seconds: float) -> dict[str, Any] | None:
        try:
            told: dict[str, Any] = json.loads(self._browser.recv(timeout=seconds))
        except TimeoutError:
            return None
        return told

    def _note(self, told: dict[str, Any]) -> None:
        params = told.get("params", {})
        if told.get("method") == "Target.attachedToTarget" and params["targetInfo"]["type"] == "page":
            self.pages[params["sessionId"]] = params["targetInfo"]
        elif told.get("method") == "Target.detachedFromTarget":
            self.pages.pop(params["sessionId"], None)
        elif told.get("method") == "Target.targetInfoChanged":
            for target in self.pages.values():
                if target["targetId"] == params["targetInfo"]["targetId"]:
                    target.clear()
                    target.update(params["targetInfo"])


@contextmanager
def finger(profile: Path, size: tuple[int, int]) -> Iterator[Finger]:
    """A Chromium of its own, opened as the kiosk opens it."""
    screen = ("--headless=new", f"--screen-info={{{size[0]}x{size[1]}}}", "--remote-debugging-port=0")
    command = [executable(), *screen, *FLAGS, *flags(profile), FORGETFUL, "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            port, path = until(lambda: _told(profile / "DevToolsActivePort"))
            with connect(f"ws://127.0.0.1:{port}{path}", max_size=None) as browser:
                found = Finger(browser)
                found.attach()
                yield found
        finally:
            process.terminate()


def _told(path: Path) -> list[str]:
    lines = path.read_text().split("\n") if path.exists() else []
    return lines[:2] if len(lines) >= 2 else []
