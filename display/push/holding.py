"""What is on the air, encoded once for everybody: each channel's envelope, and the head that feeds poll."""

import hashlib
import threading
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from content.published.reader import Held, HeldProgramme
from display.push.ready import Ready, plain


class OnAir(NamedTuple):
    """A channel's programme; `envelope` as its JSON, `answer` to a hello that lacks it."""

    number: int
    id: str
    envelope: Ready
    answer: Ready


class Holding:
    """Written by those who follow the store, read by everybody."""

    def __init__(self) -> None:
        self.programmes: dict[str, OnAir] = {}
        self.edition: Held | None = None
        self.access: Held | None = None
        self.tag = ""
        self._head: dict[str, Any] = {}
        self._changed = threading.Condition()
        self._tell()

    def take(self, programmes: Mapping[str, HeldProgramme], access: Held | None) -> list[str]:
        """Hold these from now on; the channels whose programme is another one than before."""
        changed = [
            channel
            for channel, held in programmes.items()
            if channel not in self.programmes or self.programmes[channel].number != held.number
        ]
        for channel in changed:
            self.programmes[channel] = _on_air(programmes[channel])
        self.access = access
        self._tell()
        return changed

    def take_edition(self, edition: Held | None) -> None:
        self.edition = edition
        self._tell()

    def head(self, only: Collection[str] | None = None) -> dict[str, Any]:
        """The answer of /feed/head; with `only` these channels, and no access list."""
        if only is None:
            return self._head
        programmes = {name: number for name, number in self._head["programmes"].items() if name in only}
        return {**self._head, "programmes": programmes, "access": None}

    def wait_beyond(self, tag: str, seconds: float) -> None:
        """Until something is not as `tag` knew it, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self.tag != tag, seconds)

    def _tell(self) -> None:
        head = {
            "edition": {"number": self.edition.number, "id": self.edition.envelope.id} if self.edition else None,
            "programmes": {name: self.programmes[name].number for name in sorted(self.programmes)},
            "access": self.access.number if self.access else None,
        }
        tag = hashlib.sha256(plain(head).encode()).hexdigest()[:16]
        with self._changed:
            if tag != self.tag:
                self.tag, self._head = tag, {"tag": tag, **head}
                self._changed.notify_all()


def _on_air(held: HeldProgramme) -> OnAir:
    envelope = held.envelope.to_json()
    answer = f'{{"number":{held.number},"programme":{envelope}}}'
    return OnAir(held.number, held.envelope.id, Ready(envelope), Ready(answer))
