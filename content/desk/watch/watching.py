"""The states of all screens, looked at every second, and the alarms that follow from them."""

import threading
from collections.abc import Mapping
from typing import Final

from content.desk import facts
from content.desk.alarms import Alarms
from content.desk.database import Database
from content.desk.facts import ScreenView
from content.published.clock import Clock

from .states import SILENT, WRONG, Facts, Standing, step

Ms = int
LOOK_S: Final = 1.0
SOURCE: Final = "watch"
SILENT_ALARM, BEHIND_ALARM, DEVICE_ALARM = "screen-silent", "screen-behind", "device-gone"
DEVICE: Final = "device"
"""What a player without a browser calls its panels among what is wrong."""
DEVICE_MS: Final = 10_000
"""Panels that are there again by themselves within this are nobody's alarm."""
BEHIND_MS: Final = 60_000
"""A screen that shows another number for so long does not get there by itself."""
STARTED: Final = Standing()


class Watch:
    """Safe between threads; whoever asks gets the states of this very moment."""

    def __init__(self, database: Database, clock: Clock, alarms: Alarms) -> None:
        self._database, self._clock, self._alarms = database, clock, alarms
        self._lock = threading.Lock()
        self._standings: Mapping[str, Standing] = {}
        # While the desk was away nobody could be heard: silence counts from here on.
        self._began = clock.now()

    def look(self) -> Mapping[str, Standing]:
        """By the name of the screen."""
        with self._lock:
            now = self._clock.now()
            with self._database.reading() as session:
                views = facts.all_views(session, now)
            before = self._standings
            self._standings = {
                view.name: step(before.get(view.name, STARTED), self._facts(view), now) for view in views
            }
            self._alarms.set(SOURCE, _alarms(views, self._standings, now))
            return self._standings

    def run(self, stop: threading.Event) -> None:
        """For ever, until stop."""
        while not stop.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001  the next look may go better, and who looks says so
                self._alarms.set("watching", [("watch-failed", f"{type(error).__name__}: {error}"[:200])])
            else:
                self._alarms.set("watching", [])
            stop.wait(LOOK_S)

    def _facts(self, view: ScreenView) -> Facts:
        heard = max(view.heard_at or view.paired_at or 0, self._began)
        offset = (view.health or {}).get("offset_ms")
        return Facts(
            heard_at=heard,
            shown=view.shown,
            on_air=view.on_air,
            on_air_at=view.on_air_at or 0,
            offset_ms=offset if type(offset) is int else None,
        )


def _alarms(views: list[ScreenView], standings: Mapping[str, Standing], now: Ms) -> list[tuple[str, str]]:
    found = []
    for view in views:
        standing = standings[view.name]
        if standing.held(SILENT, now) and _is_missed(view):
            found.append((SILENT_ALARM, view.name))
        elif standing.held(WRONG, now) >= BEHIND_MS and _is_missed(view):
            found.append((BEHIND_ALARM, view.name))
        elif _device_is_gone(view, now):
            found.append((DEVICE_ALARM, view.name))
    return found


def _device_is_gone(view: ScreenView, now: Ms) -> bool:
    errors = (view.health or {}).get("errors")
    told = [each for each in errors if isinstance(each, Mapping)] if isinstance(errors, list) else []
    since = [each.get("since") for each in told if each.get("item") == DEVICE]
    return any(type(each) is int and now - each >= DEVICE_MS for each in since)


def _is_missed(view: ScreenView) -> bool:
    """Somebody who only looked in on this machine, and has closed the page, is missed by nobody."""
    return view.paired_at is not None or view.status != "offline"
