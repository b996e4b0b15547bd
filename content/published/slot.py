"""One thing that comes in numbers (the edition, the access list, a channel's programme): the last good of it,
held against whatever happens to its files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from content.published import access
from content.published.blobs import Stat, stat_of
from content.published.edition import Edition
from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.keys import Trust
from content.published.programme import Programme, parse
from content.published.store import POINTER, Kind, Store

Wrong = tuple[str, str]
"""What is wrong, in a machine word, and with what."""


@dataclass(frozen=True, slots=True)
class Held:
    """Verified, and kept in memory as it was signed."""

    envelope: Envelope
    body: Mapping[str, Any]

    @property
    def number(self) -> int:
        return self.envelope.number

    @property
    def built_at(self) -> int:
        built_at: int = self.body["built_at"]
        return built_at


@dataclass(frozen=True, slots=True)
class HeldProgramme(Held):
    programme: Programme


H = TypeVar("H", bound=Held)


class Slot(Generic[H]):
    """Follows the pointer, takes what verifies and is above what is held, and remembers what was wrong."""

    def __init__(self, store: Store, trust: Trust, kind: Kind, channel: str | None = None) -> None:
        self._store, self._trust, self._kind, self._channel = store, trust, kind, channel
        self._folder = store.folder(kind, channel)
        self._seen: tuple[Stat | None, ...] | None = None
        self._wrong: list[Wrong] = []
        self._suspects: set[str] = set()
        self.held: H | None = None

    def look(self) -> bool:
        """Whether something newer is held than before."""
        marks = self._marks()
        if marks == self._seen:
            return False
        self._wrong = []
        pointer = self._pointer()
        changed = self._take_newest(pointer)
        self._check_pointer(pointer)
        self._check_held_file()
        self._seen = marks if not changed else None
        return changed

    def problems(self) -> list[Wrong]:
        """Also of the blobs that what is held needs; those are looked at anew each time."""
        return [*self._wrong, *filter(None, map(self._wrong_blob, self._watched()))]

    def scrub(self) -> None:
        """Believe nothing at the next look; the blobs are read through now."""
        self._seen = None
        blobs = self._blobs(self.held) if self.held else ()
        self._suspects = {sha for sha in blobs if not self._store.has_blob(sha)}

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> H:
        raise NotImplementedError

    def _needed(self, held: H) -> Collection[str]:
        """The blobs to keep an eye on."""
        raise NotImplementedError

    def _blobs(self, held: H) -> Iterable[str]:
        """All its blobs."""
        return self._needed(held)

    def _marks(self) -> tuple[Stat | None, ...]:
        held = [self._store.path(self._kind, self.held.number, self._channel)] if self.held else []
        return tuple(map(stat_of, [self._folder / POINTER, self._folder, *held]))

    def _pointer(self) -> int | None:
        try:
            return self._store.pointer(self._kind, self._channel)
        except Refused as refused:
            self._wrong.append((refused.reason, self._name(POINTER)))
            return None

    def _take_newest(self, pointer: int | None) -> bool:
        for number in self._candidates(pointer):
            try:
                self.held = self._hold(*self._open(number))
            except Refused as refused:
                self._wrong.append((refused.reason, self._name(f"{number}.json")))
            else:
                return True
        return False

    def _candidates(self, pointer: int | None) -> list[int]:
        numbers = self._store.numbers(self._kind, self._channel)
        if self.held is None:
            return numbers
        # A file above a good pointer is still being published.
        most = pointer if pointer in numbers else None
        return [each for each in numbers if each > self.held.number and (most is None or each <= most)]

    def _check_pointer(self, pointer: int | None) -> None:
        name = self._name(POINTER)
        if pointer is None:
            if self.held and not self._wrong:
                self._wrong.append(("missing", name))
        elif self.held and pointer < self.held.number:
            self._wrong.append(("number_back", name))
        elif self._store.path(self._kind, pointer, self._channel).is_file() is False:
            self._wrong.append(("missing", self._name(f"{pointer}.json")))

    def _check_held_file(self) -> None:
        if not self.held:
            return
        number = self.held.number
        try:
            on_disk, _ = self._open(number)
            if on_disk != self.held.envelope:
                raise Refused("number_back", "the same number, but not the same bytes")
        except Refused as refused:
            wrong = (refused.reason, self._name(f"{number}.json"))
            if wrong not in self._wrong:
                self._wrong.append(wrong)

    def _open(self, number: int) -> tuple[Envelope, Mapping[str, Any]]:
        return self._store.opened(self._trust, self._kind, number, self._channel)

    def _watched(self) -> set[str]:
        self._suspects = {sha for sha in self._suspects if not self._store.has_blob(sha)}
        return {*(self._needed(self.held) if self.held else ()), *self._suspects}

    def _wrong_blob(self, sha: str) -> Wrong | None:
        if self._store.has_blob(sha):
            return None
        what = "blob_damaged" if sha in self._store.blobs.damaged else "blob_missing"
        return (what, f"{self._channel or self._kind} {self._store.name_of(self._store.blob_path(sha))}")

    def _name(self, file: str) -> str:
        return self._store.name_of(self._folder / file)


class ProgrammeSlot(Slot[HeldProgramme]):
    """A programme is taken even when a blob of it is not there: that item is skipped, the rest goes on."""

    def __init__(self, store: Store, trust: Trust, channel: str) -> None:
        super().__init__(store, trust, "programmes", channel)

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> HeldProgramme:
        return HeldProgramme(envelope, body, parse(body))

    def _needed(self, held: HeldProgramme) -> Collection[str]:
        return held.programme.blobs


class EditionSlot(Slot[Held]):
    """An edition is taken when its shards are whole: records must not vanish unnoticed."""

    def __init__(self, store: Store, trust: Trust) -> None:
        super().__init__(store, trust, "editions")

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> Held:
        for _ in Edition(body, self._store.read_blob).entries():
            pass
        return Held(envelope, body)

    def _needed(self, held: Held) -> Collection[str]:
        return Edition(held.body, self._store.read_blob).shards

    def _blobs(self, held: Held) -> Iterable[str]:
        try:
            return list(Edition(held.body, self._store.read_blob).blobs())
        except Refused:
            return self._needed(held)


class AccessSlot(Slot[Held]):
    def __init__(self, store: Store, trust: Trust) -> None:
        super().__init__(store, trust, "access")

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> Held:
        access.check(body)
        return Held(envelope, body)

    def _needed(self, held: Held) -> Collection[str]:  # noqa: ARG002
        return ()
