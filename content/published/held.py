"""What a reader holds in memory, whatever happens on the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.published.envelope import Envelope
from content.published.programme import Programme


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
