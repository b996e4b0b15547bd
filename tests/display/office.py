"""A hub's data folder with signed content in it, as push finds it; made without a desk."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.published.access import token_digest
from content.published.envelope import Envelope, sign
from content.published.keys import Signer, Trust
from content.published.store import Store

LOBBY, WALL = "lobby-led", "wall-11f"


def now() -> int:
    return time.time_ns() // 1_000_000


@dataclass
class Office:
    """What a desk would publish."""

    data: Path
    signer: Signer = field(default_factory=Signer.generate)
    numbers: dict[str, int] = field(default_factory=dict)
    screens: dict[str, dict[str, str]] = field(default_factory=dict)
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Trust.of(self.signer.public).save(self.data / "trust.json")
        self.store = Store(self.data / "store")

    def programme(self, channel: str = LOBBY, text: str = "停水通知", blob: str | None = None) -> Envelope:
        """Publish the channel's next programme."""
        envelope = sign(programme_body(channel, self._next(channel), text, blob), self.signer)
        self.store.publish("programmes", envelope, channel)
        return envelope

    def edition(self, shards: Mapping[str, str] | None = None) -> Envelope:
        head = {"kind": "edition", "format": 1, "number": self._next("edition"), "built_at": now()}
        rest = {"office": "澄川市水务局", "keys": [], "inbox_key": "", "ledger_head": "", "shards": dict(shards or {})}
        envelope = sign({**head, **rest}, self.signer)
        self.store.publish("editions", envelope)
        return envelope

    def screen(self, name: str = "s1", channel: str = LOBBY) -> str:
        """Let a screen in; its token."""
        token = secrets.token_urlsafe(32)
        self.screens[token_digest(token)] = {"screen": name, "channel": channel}
        self.access()
        return token

    def node(self, name: str = "n1") -> str:
        token = secrets.token_urlsafe(32)
        self.nodes[token_digest(token)] = {"node": name}
        self.access()
        return token

    def bar(self, token: str) -> None:
        self.screens.pop(token_digest(token), None)
        self.nodes.pop(token_digest(token), None)
        self.access()

    def move(self, token: str, channel: str) -> None:
        self.screens[token_digest(token)]["channel"] = channel
        self.access()

    def access(self) -> Envelope:
        body = {"kind": "access", "format": 1, "number": self._next("access"), "built_at": now()}
        envelope = sign({**body, "screens": self.screens, "nodes": self.nodes}, self.signer)
        self.store.publish("access", envelope)
        return envelope

    def spooled(self, kind: str) -> list[dict[str, Any]]:
        """The reports of one kind that lie in the spool, oldest first."""
        from content.published.spool import entries

        found = [entry for entry in entries(self.data / "spool", 100_000) if entry.kind == kind]
        return [report for entry in found for report in entry.data.get("entries", [entry.data])]

    def _next(self, of: str) -> int:
        self.numbers[of] = max(self.numbers.get(of, 0) + 1, int(time.time()))
        return self.numbers[of]


def programme_body(channel: str, number: int, text: str, blob: str | None = None) -> dict[str, Any]:
    width, height = 1920, 128
    item = {"kind": "scroll", "text": text, "lang": "zh-Hans", "level": "routine", "font": "sans", "px": 96}
    item |= {"width_px": 96 * len(text), "speed": 120, "style": {"color": "#ffd166", "background": "#000000"}}
    items: dict[str, Any] = {"n1r1": {**item, "approved_by": "1-0123456789ab"}}
    if blob:
        picture = {"kind": "image", "blob": blob, "media_type": "image/png", "fit": "contain"}
        items["p1"] = {**picture, "approved_by": "1-0123456789ab"}
    loop = [[name, 8000] for name in items]
    main = {"name": "main", "rect": [0, 0, width, height], "windows": [], "fallback": "L0"}
    alert = {"name": "alert", "rect": [0, 0, width, height], "windows": [], "fallback": None}
    head = {"kind": "programme", "format": 1, "channel": channel, "number": number}
    times = {"built_at": now(), "good_until": now() + 21 * 86_400_000, "zone": "Asia/Shanghai"}
    plan = {"size": [width, height], "regions": [main, alert], "loops": {"L0": loop}, "items": items}
    return {**head, **times, **plan}
