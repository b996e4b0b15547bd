"""The pictures of a programme, each prepared once: in a thread where one is given, so that the loop waits for no
photograph to be decoded."""

from collections.abc import Collection
from concurrent.futures import Executor, Future
from typing import Self

from content.published.programme import Programme, Region
from display.led.kinds import Blobs, Picture, prepare

Key = tuple[str, str]
"""The names of a region and of an item in it."""


class Gallery:
    """Holds what is shown now and what comes next; `former` hands on what the new programme shows unchanged."""

    def __init__(
        self, programme: Programme, blobs: Blobs, executor: Executor | None = None, former: Self | None = None
    ) -> None:
        self._programme, self._blobs, self._executor = programme, blobs, executor
        self._pictures: dict[Key, Future[Picture]] = {}
        # Asked for with every frame, when looking into a future would be a tenth of the frame's cost.
        self._ready: dict[Key, Picture] = {}
        if former:
            self._pictures = {key: former._pictures[key] for key in former._pictures if self._same(former, key)}

    def picture(self, region: Region, item: str) -> Picture | None:
        """None while it is being prepared. Raises what preparing it raised; asked again, it is prepared anew."""
        key = (region.name, item)
        if key in self._ready:
            return self._ready[key]
        self.ask(region, item)
        found = self._pictures[key]
        if not found.done():
            return None
        if found.exception():
            del self._pictures[key]
        self._ready[key] = found.result()
        return self._ready[key]

    def ask(self, region: Region, item: str) -> None:
        """This one is needed soon."""
        if (region.name, item) not in self._pictures:
            self._pictures[region.name, item] = self._prepare(region, item)

    def keep(self, keys: Collection[Key]) -> None:
        """Forget the others, so that memory does not grow with the programme."""
        self._pictures = {key: self._pictures[key] for key in self._pictures if key in keys}
        self._ready = {key: self._ready[key] for key in self._ready if key in keys}

    def _prepare(self, region: Region, item: str) -> Future[Picture]:
        wanted = (self._programme.items.get(item, {}), region.rect[2:], self._blobs)
        if self._executor:
            return self._executor.submit(prepare, *wanted)
        now: Future[Picture] = Future()
        try:
            now.set_result(prepare(*wanted))
        except Exception as trouble:  # noqa: BLE001 handed on to whoever asks for the picture
            now.set_exception(trouble)
        return now

    def _same(self, former: Self, key: Key) -> bool:
        region, item = key
        before, after = former._programme, self._programme
        sizes = [[each.rect[2:] for each in one.regions if each.name == region] for one in (before, after)]
        return sizes[0] == sizes[1] and before.items.get(item) == after.items.get(item)
