"""What the strip above the door shows, told from the picture that it leaves and from what a painter makes of its
programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from content.desk.conflicts import notice_of
from content.published.keys import Trust
from content.published.programme import Programme, parse
from content.published.store import Store
from content.published.timeline import at
from display.led.lettering import Pixels
from tests.display.led.made import frame_at

REGION, CHANNEL = "main", "lobby-led"
DAY_MS = 86_400_000


@dataclass(frozen=True)
class Strip:
    """`led` is where its device puts latest.png; `data` the folder of the hub beside it."""

    data: Path
    led: Path

    def programme(self) -> Programme:
        """The newest that verifies."""
        store = Store(self.data / "store")
        number = store.pointer("programmes", CHANNEL)
        assert number is not None
        _, body = store.opened(Trust.load(self.data / "trust.json"), "programmes", number, CHANNEL)
        return parse(body)

    def turn_of(self, notice: int, since: int) -> int:
        """The first moment (ms) from `since` on at which the notice has its turn; AssertionError when none is within a
        day."""
        programme, moment = self.programme(), since
        while moment < since + DAY_MS:
            position = at(programme, moment)[REGION]
            assert position is not None
            if notice_of(position.item) == notice:
                return moment
            moment = position.until
        raise AssertionError(f"notice {notice} has no turn within a day")

    def pages_of(self, turn: int) -> list[Pixels]:
        """What it paints, page by page, of the notice whose turn begins at that moment (ms)."""
        programme = self.programme()
        position = at(programme, turn)[REGION]
        assert position is not None
        pages = range(turn, position.until, int(programme.items[position.item]["page_ms"]))
        return [frame_at(programme, moment + 1) for moment in pages]

    def shows(self, pages: Sequence[Pixels]) -> bool:
        """Whether the picture that it left last is one of these."""
        with Image.open(self.led / "latest.png") as latest:
            picture = np.asarray(latest)
        return any(np.array_equal(picture, page) for page in pages)

    def knows(self, notice: int) -> bool:
        """Whether the notice is in its programme at all."""
        return any(notice_of(item) == notice for item in self.programme().items)
