"""How the feed is doing, for its own process and, in DATA/feed.json, for the health page of others."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from content.published import durable
from content.published.clock import Clock, Ms

Word = Literal["connected", "disconnected", "refused"]


class FeedState:
    """Rewrites the file only when something changed."""

    def __init__(self, path: Path, upstream: str, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self.now: dict[str, Any] = {
            "state": "disconnected",
            "since": clock.now(),
            "upstream": upstream,
            "detail": "",
            "problems": [],
        }

    def set(self, word: Word, detail: str, problems: Mapping[tuple[str, str], Ms]) -> None:
        since = self.now["since"] if word == self.now["state"] else self._clock.now()
        known = {(each["what"], each["name"]): each["since"] for each in self.now["problems"]}
        listed = [
            {"what": what, "name": name, "since": known.get((what, name), ms)} for (what, name), ms in problems.items()
        ]
        found = {**self.now, "state": word, "since": since, "detail": detail, "problems": listed}
        if found != self.now or not self._path.exists():
            self.now = found
            durable.write(self._path, json.dumps(found, ensure_ascii=False).encode())


def read_state(path: Path) -> dict[str, Any] | None:
    """What a feed wrote there last; None when there is none, or nothing readable."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
