"""What genres are called: records name theirs themselves, and the index keeps only the Chinese word."""

from collections.abc import Hashable, Iterable, Mapping
from threading import Lock

from kiosk.fields import Text, a_text
from kiosk.records import Records


class Genres:
    """By Chinese word, as the newest record of each genre says it; asked once for each state of the records."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._state: Hashable = None
        self._titles: dict[str, Text | None] = {}

    def titles(self, records: Records, genres: Iterable[str], now: int) -> Mapping[str, Text]:
        state = (records.edition, records.epoch(now))
        with self._turn:
            if state != self._state:
                self._state, self._titles = state, {}
            for genre in genres:
                if genre not in self._titles:
                    self._titles[genre] = _title(records, genre, now)
            return {genre: title for genre, title in self._titles.items() if title}


def _title(records: Records, genre: str, now: int) -> Text | None:
    rows = records.catalog(now, genre=genre, limit=1).rows
    return a_text(rows[0].card.get("genre")) if rows else None
