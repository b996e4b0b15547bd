"""What each kind must be to be held: its body's form, and the blobs it cannot do without."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from content.published import access
from content.published.edition import Edition
from content.published.envelope import Envelope
from content.published.errors import Refused
from content.published.held import Held, HeldProgramme
from content.published.keys import Trust
from content.published.programme import parse
from content.published.slot import Slot
from content.published.store import Store


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
        self._named: frozenset[str] = frozenset()

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> Held:
        self._named = frozenset(self._edition(body).blobs())
        return Held(envelope, body)

    def _needed(self, held: Held) -> Collection[str]:
        return self._edition(held.body).shards

    def _watched(self) -> list[str]:
        # A record that somebody asked for and that was not whole is told at once, not at the next scrub.
        return sorted({*super()._watched(), *(self._store.blobs.damaged & self._named)})

    def _blobs(self, held: Held) -> Iterable[str]:
        try:
            return list(self._edition(held.body).blobs())
        except Refused:
            return self._needed(held)

    def _edition(self, body: Mapping[str, Any]) -> Edition:
        return Edition(body, self._store.read_blob)


class AccessSlot(Slot[Held]):
    def __init__(self, store: Store, trust: Trust) -> None:
        super().__init__(store, trust, "access")

    def _hold(self, envelope: Envelope, body: Mapping[str, Any]) -> Held:
        access.check(body)
        return Held(envelope, body)

    def _needed(self, held: Held) -> Collection[str]:  # noqa: ARG002
        return ()
