"""All ways to the screens as one: their own lines, and the library's sockets for who came in by the WSGI server."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from display.push.holding import Holding
from display.push.ready import Ready
from display.push.screens import Screens


class Way(Protocol):
    """Sends to the screens that came in by it, and ignores the sids of others."""

    def broadcast(self, channel: str, programme: Ready) -> None:
        """Send the channel's programme to all its screens."""

    def throw_out(self, sid: str) -> None:
        """End a screen's connection."""

    def move(self, sid: str, old: str, new: str, programme: Ready | None) -> None:
        """Tell a screen its new channel, and give it what is on the air there."""


class Ways:
    def __init__(self, screens: Screens, holding: Holding, ways: Sequence[Way]) -> None:
        self._screens, self._holding, self._ways = screens, holding, ways

    def broadcast(self, channels: Iterable[str]) -> None:
        """Send each channel's programme to all of its screens."""
        for channel in channels:
            programme = self._holding.programmes[channel].envelope
            for way in self._ways:
                way.broadcast(channel, programme)

    def follow_access(self) -> None:
        """Throw out who lost access, and give who moved its new channel."""
        for sid in self._screens.barred():
            for way in self._ways:
                way.throw_out(sid)
        for sid, old, new in self._screens.moved():
            on_air = self._holding.programmes.get(new)
            for way in self._ways:
                way.move(sid, old, new, on_air.envelope if on_air else None)
