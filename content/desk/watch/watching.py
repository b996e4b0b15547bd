"""The states of all screens, looked at every two seconds, and the alarms that follow from them."""

import re
import threading
from collections.abc import Mapping
from typing import Any, Final

from content.desk import facts
from content.desk.alarms import Alarms
from content.desk.database import Database
from content.desk.screens import LOCAL
from content.published.clock import Clock

from .briefs import Brief, briefs
from .states import DEVICE, DISK, SILENT, WRONG, Facts, Standing, step

Ms = int
LOOK_S: Final = 2.0
SOURCE: Final = "watch"
SILENT_ALARM, BEHIND_ALARM, DEVICE_ALARM, DISK_ALARM = "screen-silent", "screen-behind", "device-gone", "screen-full"
PROGRAMME: Final = "programme"
NOTICE: Final = re.compile(r"n(\d{1,15})r\d{1,15}")
"""What a screen calls its programme as a whole, and the items of a notice."""
PANELS: Final = "device"
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
                found, on_air = briefs(session, now), facts.on_air(session)
            before = self._standings
            self._standings = {
                brief.name: step(
                    before.get(brief.name, STARTED), self._facts(brief, on_air.get(brief.channel, (None, 0)), now), now
                )
                for brief in found
            }
            self._alarms.set(SOURCE, _alarms(found, self._standings, now))
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

    def _facts(self, brief: Brief, on_air: tuple[int | None, Ms], now: Ms) -> Facts:
        heard = max(brief.heard_at or brief.paired_at or 0, self._began)
        gone, failed = _device_is_gone(brief, now), any(map(is_of_programme, brief.errors))
        return Facts(heard, brief.shown, *on_air, brief.offset_ms, gone, brief.free_mb, failed)


def _alarms(found: list[Brief], standings: Mapping[str, Standing], now: Ms) -> list[tuple[str, str]]:
    alarms = []
    for brief in found:
        standing = standings[brief.name]
        if standing.held(SILENT, now) and _is_missed(brief):
            alarms.append((SILENT_ALARM, brief.name))
        elif standing.held(WRONG, now) >= BEHIND_MS and _is_missed(brief):
            alarms.append((BEHIND_ALARM, brief.name))
        elif DEVICE in standing.since:
            alarms.append((DEVICE_ALARM, brief.name))
        elif DISK in standing.since and _is_missed(brief):
            alarms.append((DISK_ALARM, brief.name))
    return alarms


def _device_is_gone(brief: Brief, now: Ms) -> bool:
    since = [each.get("since") for each in brief.errors if each.get("item") == PANELS]
    # A clock that is ahead hides nothing.
    return any(type(each) is int and not now - DEVICE_MS < each <= now for each in since)


def is_of_programme(error: Mapping[str, Any]) -> bool:
    """Whether what a screen says is wrong is something that it should show, and not its own machine."""
    item = error.get("item")
    return isinstance(item, str) and (item == PROGRAMME or NOTICE.fullmatch(item) is not None)


def _is_missed(brief: Brief) -> bool:
    """Somebody who only looked in on this machine, and has closed the page, is missed by nobody; nor is a player on it
    that was described and never started."""
    known = brief.paired_at is not None and (brief.heard_at is not None or not LOCAL.fullmatch(brief.name))
    return known or brief.online
