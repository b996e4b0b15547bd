"""The house and its ways, made once for an edition and kept until the next, or until a floor appears by the clock."""

import time
from collections.abc import Iterator
from functools import cache
from threading import Lock, Timer

from kiosk.fields import Fields
from kiosk.floors.building import Building, building, floor
from kiosk.floors.graph import SORTS, Sort
from kiosk.floors.routes import Route, Routes, routes
from kiosk.floors.sheet import Sheet, sheet
from kiosk.floors.words import names
from kiosk.holding import Holding
from kiosk.language import LANGUAGES
from kiosk.records import Records

READING_SECONDS = 0.5
ROOM_SECONDS = 0.05
OUT = "entrance"
"""What leads out is drawn as what leads in."""


class House:
    """What the pages ask, all of one edition. Ways and drawings are made when they are first asked for."""

    def __init__(self, found: Building, records: Records) -> None:
        self.building, self.records = found, records
        self._making = Lock()
        self._routes: dict[Sort, Routes] = {}
        self._sheet = cache(self._drawn)

    def route(self, place: str, sort: Sort = "any") -> Route | None:
        """The shortest way from this kiosk; None when there is none."""
        return self._ways(sort).to(place)

    def way_out(self, sort: Sort) -> Route | None:
        """The shortest way to any door that leads out; by lifts only where there is no other, or steps are to be
        avoided: who leaves because of a warning must not be stuck in one."""
        drawn = self.building.floors.values()
        doors = [f"{floor.name}/{each.id}" for floor in drawn for each in floor.of_type(OUT)]
        on_foot = self._ways("on-foot").to_nearest(doors) if sort == "any" else None
        return on_foot or self._ways(sort).to_nearest(doors)

    def chores(self) -> Iterator[object]:
        """Makes one thing after another before anybody asks: the ways, and the floors in the order of the house."""
        for sort in SORTS:
            yield self._ways(sort)
        for lang in LANGUAGES:
            for name in self.building.floors:
                yield self.sheet(name, lang)

    def on_wheels(self, name: str) -> set[str]:
        """The features of a floor to which a way without steps leads."""
        found = self._ways("step-free")
        return {each for each in self.building.floors[name].features if found.leads_to(f"{name}/{each}")}

    def sheet(self, name: str, lang: str) -> Sheet:
        return self._sheet(name, lang)

    def _ways(self, sort: Sort) -> Routes:
        with self._making:
            if sort not in self._routes:
                self._routes[sort] = routes(self.building, sort)
            return self._routes[sort]

    def _drawn(self, name: str, lang: str) -> Sheet:
        found = self.building.floors[name]
        return sheet(found, names(found, lang))


class Kept:
    """`stands` is where this kiosk was told to stand; else the office's record says it."""

    def __init__(self, holding: Holding, stands: str | None) -> None:
        self._holding, self._stands = holding, stands
        self._lock = Lock()
        self._of: tuple[Records, int] | None = None
        self._house: House | None = None

    def house(self) -> House | None:
        """None until an edition with its records has arrived."""
        records, now = self._holding.view.records, self._holding.clock.now()
        if records is None:
            return None
        state = (records, records.epoch(now))
        with self._lock:
            if self._house is None or state != self._of:
                self._house, self._of = House(_built(records, now, self._stands), records), state
                _soon(self._house.chores())
            return self._house


def _soon(chores: Iterator[object]) -> None:
    """From when the page that asked is out and its visitor reads it, leaving room for others between them."""

    def work() -> None:
        for _ in chores:
            time.sleep(ROOM_SECONDS)

    waiting = Timer(READING_SECONDS, work)
    waiting.daemon = True
    waiting.start()


def _built(records: Records, now: int, stands: str | None) -> Building:
    office = Fields(records.get("office/office", now)).string("kiosk")
    floors = [floor(row.name, records.get(row.id, now) or {}) for row in records.of_kind("floor", now)]
    return building(floors, stands, office)
