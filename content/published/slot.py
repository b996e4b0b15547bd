"""One thing that comes in numbers (the edition, the access list, a channel's programme): the last good of it,
held against whatever happens to its files."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Generic, TypeVar

from content.published.blobs import Stat, stat_of
from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.held import Held
from content.published.keys import Trust
from content.published.store import POINTER, Kind, Store

Wrong = tuple[str, str]
"""What is wrong, in a machine word, and with what."""


H = TypeVar("H", bound=Held)


class Slot(Generic[H]):
    """Follows the pointer, takes what verifies and is above what is held, and remembers what was wrong."""

    def __init__(self, store: Store, trust: Trust, kind: Kind, channel: str | None = None) -> None:
        self._store, self._trust, self._kind, self._channel = store, trust, kind, channel
        self._folder = store.folder(kind, channel)
        self._seen: tuple[Stat | None, ...] | None = None
        self._wrong: dict[str, str] = {}
        self._suspects: set[str] = set()
        self.held: H | None = None

    def look(self) -> bool:
        """Whether something newer is held than before. Costs three stats when nothing was touched."""
        marks = self._marks()
        if marks == self._seen:
            return False
        self._wrong = {}
        pointer = self._read_pointer()
        changed = self._take_pointed(pointer) or self._take_newest(pointer)
        self._check_pointer(pointer)
        if not changed:  # what was read just now is read again at the next look, after it went to the screens
            self._check_held_file()
        # What lacked its blobs may have them at the next look, without its own files being touched.
        may_mend = {"missing", "damaged"} & set(self._wrong.values())
        self._seen = None if changed or may_mend else marks
        return changed

    def problems(self) -> list[Wrong]:
        """Also with the blobs of what is held; those are looked at anew each time."""
        files = [(what, self._store.name_of(self._folder / file)) for file, what in self._wrong.items()]
        return [*files, *filter(None, map(self._wrong_blob, self._watched()))]

    def scrub(self) -> None:
        """Read all its blobs through, and believe nothing of its files at the next look."""
        self._seen = None
        blobs = self._blobs(self.held) if self.held else ()
        self._suspects = {sha for sha in blobs if not self._store.has_blob(sha)}

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> H:
        """What a verified body is held as; raises Refused when it cannot be presented from."""
        raise NotImplementedError

    def _needed(self, held: H) -> Collection[str]:
        """The blobs to keep an eye on."""
        raise NotImplementedError

    def _blobs(self, held: H) -> Iterable[str]:
        """All its blobs."""
        return self._needed(held)

    def _marks(self) -> tuple[Stat | None, ...]:
        held = [self._folder / _file(self.held.number)] if self.held else []
        return tuple(map(stat_of, [self._folder / POINTER, self._folder, *held]))

    def _read_pointer(self) -> int | None:
        try:
            pointer = self._store.pointer(self._kind, self._channel)
        except Refused as refused:
            self._wrong[POINTER] = refused.reason
            return None
        if pointer is None and (self.held or self._numbers()):
            self._wrong[POINTER] = "missing"
        return pointer

    def _take_pointed(self, pointer: int | None) -> bool:
        # Without listing the folder: that would wait until the one who publishes has it safely on disk.
        return self.held is not None and pointer is not None and pointer > self.held.number and self._take(pointer)

    def _take_newest(self, pointer: int | None) -> bool:
        return any(self._take(number) for number in self._candidates(pointer))

    def _take(self, number: int) -> bool:
        try:
            self.held = self._hold(*self._open(number))
        except Refused as refused:
            self._wrong[_file(number)] = refused.reason
            return False
        return True

    def _candidates(self, pointer: int | None) -> list[int]:
        numbers = self._numbers()
        if self.held is None:
            return numbers
        # A file above a good pointer is still being published.
        most = pointer if pointer in numbers else None
        return [each for each in numbers if each > self.held.number and (most is None or each <= most)]

    def _check_pointer(self, pointer: int | None) -> None:
        if pointer is None:
            return
        if self.held and pointer < self.held.number:
            self._wrong[POINTER] = "number_back"
        elif not (self.held and pointer == self.held.number) and pointer not in self._numbers():
            self._wrong[_file(pointer)] = "missing"

    def _check_held_file(self) -> None:
        if not self.held:
            return
        try:
            on_disk, _ = self._open(self.held.number)
        except Refused as refused:
            self._wrong[_file(self.held.number)] = refused.reason
        else:
            if on_disk != self.held.envelope:
                self._wrong[_file(self.held.number)] = "number_back"

    def _open(self, number: int) -> tuple[Envelope, Mapping[str, Any]]:
        return self._store.opened(self._trust, self._kind, number, self._channel)

    def _numbers(self) -> list[int]:
        return self._store.numbers(self._kind, self._channel)

    def _watched(self) -> list[str]:
        self._suspects = {sha for sha in self._suspects if not self._store.has_blob(sha)}
        return sorted({*(self._needed(self.held) if self.held else ()), *self._suspects})

    def _wrong_blob(self, sha: str) -> Wrong | None:
        if self._store.has_blob(sha):
            return None
        what = "blob_damaged" if sha in self._store.blobs.damaged else "blob_missing"
        return (what, f"{self._channel or self._kind} {self._store.name_of(self._store.blob_path(sha))}")


def _file(number: int) -> str:
    return f"{number}.json"
