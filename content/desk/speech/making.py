"""The worker's part of read-aloud: voices, a portion at a time."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from content.published.edition import Edition, Record
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.store import Store

from ..database import Database
from ..moments import Ms
from . import besides
from .driver import Driver, Unspoken, installed
from .kept import Kept
from .voiced import Voices, Wanted


@dataclass(frozen=True, slots=True)
class Portion:
    """`looked` records were looked at, in the order asked for; `made` voices made, of so many ms and bytes in all, in
    `took` ms; `wrong` are (what, name). `full` when the quota leaves no room for more."""

    looked: int = 0
    made: int = 0
    ms: int = 0
    bytes: int = 0
    took: int = 0
    wrong: tuple[tuple[str, str], ...] = ()
    full: bool = False


def make(data: Path, silent: Sequence[str], now: Ms, seconds: float) -> Portion:
    """Voices for these records of the office under `data`, until they are made or `seconds` have passed."""
    return maker(data).portion(silent, now, seconds)


@lru_cache(maxsize=1)
def maker(data: Path) -> "Maker":
    return Maker(data, installed(), Kept(data))


class Maker:
    """Makes what is missing, and makes room for it."""

    def __init__(
        self, data: Path, driver: Driver | None, kept: Kept, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._data, self._driver, self._kept, self._steady = data, driver, kept, steady
        self._store = Store(data / "store")

    def portion(self, silent: Sequence[str], now: Ms, seconds: float) -> Portion:
        """Whatever happens, the first of them is looked at. Raises OSError when nothing can be kept."""
        began = self._steady()
        if self._driver is None:
            return Portion(looked=len(silent))
        voices = Voices(self._kept, self._driver)
        voices.look()
        if not self._kept.make_room(lambda: self._in_use(voices, now)):
            return Portion(full=True)
        looked, found, wrong = 0, Portion(), []
        for body in self._bodies(silent, now):
            for each in voices.wanted(body) if body else ():
                try:
                    found = self._made(each, found, voices)
                except Unspoken as error:
                    wrong.append(("cannot-be-said", f"{body['id']}: {error}"))
            looked += 1
            if self._steady() - began >= seconds:
                break
        took = round((self._steady() - began) * 1000)
        return Portion(looked, found.made, found.ms, found.bytes, took, tuple(wrong))

    def _made(self, wanted: Wanted, so_far: Portion, voices: Voices) -> Portion:
        driver = self._driver
        if driver is None or voices.have_come([wanted.key]):
            return so_far
        # Only this process loads what it needs.
        from .encode import encoded

        voice = encoded((path, driver.say(words, wanted.lang)) for path, words in wanted.said)
        if voice is None:
            raise Unspoken("nothing in it can be said")
        self._kept.put(wanted.key, voice)
        ms = voice.marks[-1].end
        return Portion(made=so_far.made + 1, ms=so_far.ms + ms, bytes=so_far.bytes + len(voice.data))

    def _bodies(self, silent: Sequence[str], now: Ms) -> Iterator[Mapping[str, Any]]:
        """An empty one for what is not there any more."""
        more = self._besides(now) if any(key.startswith(("phrases/", "notice/")) for key in silent) else {}
        edition = self._edition()
        for key in silent:
            if key in more:
                yield more[key]
                continue
            try:
                record = edition.record(key) if edition else None
            except Refused:
                record = None
            yield record.body if record else {}

    def _besides(self, now: Ms) -> dict[str, dict[str, Any]]:
        database = Database(self._data / "hub" / "desk.db")
        try:
            with database.reading() as session:
                return {body["id"]: body for body in besides.bodies(session, now)}
        finally:
            database.close()

    def _edition(self) -> Edition | None:
        """The newest that verifies."""
        with suppress(Refused, OSError):
            trust = Trust.load(self._data / "trust.json")
            for number in self._store.numbers("editions"):
                with suppress(Refused):
                    return Edition(self._store.opened(trust, "editions", number)[1], self._store.read_blob)
        return None

    def _in_use(self, voices: Voices, now: Ms) -> Iterator[str]:
        """The keys of every voice that the newest edition has, or is to get."""
        edition = self._edition()
        for body in (*self._besides(now).values(), *(record.body for _, record in _whole(edition))):
            yield from (each.key for each in voices.wanted(body))
            spoken = body.get("voice")
            if isinstance(spoken, Mapping):
                yield from (str(each.get("of")) for each in spoken.values())


def _whole(edition: Edition | None) -> Iterator[tuple[str, Record]]:
    with suppress(Refused):
        yield from edition.records() if edition else ()
