"""The last good of everything in a store, in memory, and what is wrong with what lies there."""

from collections.abc import Collection
from typing import NamedTuple

from content.published.clock import Clock, Ms
from content.published.held import Held, HeldProgramme
from content.published.keys import Trust
from content.published.slot import Wrong
from content.published.slots import AccessSlot, EditionSlot, ProgrammeSlot
from content.published.store import Store

__all__ = ["Held", "HeldProgramme", "Problem", "Reader"]


class Problem(NamedTuple):
    """what: a machine word; name: what it is wrong with; since: ms."""

    what: str
    name: str
    since: Ms


class Reader:
    """Takes the newest that verifies and never goes back; keeps what it holds whatever happens on disk.
    One thread at a time may call it. wants: of "programmes", "editions", "access" those to read."""

    def __init__(
        self,
        store: Store,
        trust: Trust,
        clock: Clock,
        channels: Collection[str] | None = None,
        wants: Collection[str] = ("programmes", "editions", "access"),
    ) -> None:
        self._store, self._trust, self._clock = store, trust, clock
        self._only = channels if "programmes" in wants else ()
        self._wants = wants
        self._edition = EditionSlot(store, trust)
        self._access = AccessSlot(store, trust)
        self._programmes: dict[str, ProgrammeSlot] = {}
        self.problems: tuple[Problem, ...] = ()

    @property
    def programmes(self) -> dict[str, HeldProgramme]:
        """By channel; a channel without anything good yet is absent."""
        return {name: slot.held for name, slot in self._programmes.items() if slot.held}

    @property
    def edition(self) -> Held | None:
        return self._edition.held

    @property
    def access(self) -> Held | None:
        return self._access.held

    def refresh(self) -> set[str]:
        """Look at the disk; the names of what is newer now: "programme:<channel>", "edition", "access".
        Costs a few stats when nothing was touched."""
        for channel in self._store.channels() if self._only is None else self._only:
            if channel not in self._programmes:
                self._programmes[channel] = ProgrammeSlot(self._store, self._trust, channel)
        changed = {name for name, slot in self._slots().items() if slot.look()}
        for held in (slot.held for slot in self._slots().values()):
            if held:
                self._clock.raise_floor(held.built_at)
        self._tell()
        return changed

    def scrub(self) -> tuple[Problem, ...]:
        """Read everything again, blobs too, believing nothing; the problems there are now."""
        self._store.blobs.forget()
        for slot in self._slots().values():
            slot.scrub()
        self.refresh()
        return self.problems

    def _slots(self) -> dict[str, EditionSlot | AccessSlot | ProgrammeSlot]:
        slots: dict[str, EditionSlot | AccessSlot | ProgrammeSlot] = {}
        if "access" in self._wants:
            slots["access"] = self._access
        if "editions" in self._wants:
            slots["edition"] = self._edition
        return slots | {f"programme:{name}": slot for name, slot in sorted(self._programmes.items())}

    def _tell(self) -> None:
        since = {(problem.what, problem.name): problem.since for problem in self.problems}
        now = self._clock.now()
        self.problems = tuple(Problem(*wrong, since.get(wrong, now)) for wrong in self._wrong())

    def _wrong(self) -> list[Wrong]:
        found = [wrong for slot in self._slots().values() for wrong in slot.problems()]
        named = {name.rpartition("/")[2] for _, name in found}
        # What some reader of a blob met; has_blob looks again, for it may be mended by now.
        met = [sha for sha in tuple(self._store.blobs.damaged) if sha not in named]
        return found + [
            ("blob_damaged", self._store.name_of(self._store.blob_path(sha)))
            for sha in sorted(met)
            if not self._store.has_blob(sha) and sha in self._store.blobs.damaged
        ]
