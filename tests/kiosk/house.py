"""A kiosk's data folder as a hub would fill it: a trusted key, an edition, programmes of the channel."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.published.clock import wall
from content.published.edition import Record, build
from content.published.envelope import sign
from content.published.keys import Signer, Trust
from content.published.store import Store

OFFICE, OFFICE_EN = "澄川市水务局", "Chengchuan Water Bureau"
HOUR = 3_600_000
STYLE = {"color": "#ffd166", "background": "#000000"}


def words(text: str, *, lang: str = "zh-Hans", level: str = "routine") -> dict[str, Any]:
    return {
        "kind": "scroll",
        "text": text,
        "lang": lang,
        "level": level,
        "font": "sans",
        "px": 96,
        "width_px": 1000,
        "speed": 120,
        "style": STYLE,
        "approved_by": "7-0123456789ab",
    }


def picture(sha: str, text: str = "") -> dict[str, Any]:
    named = {"text": text} if text else {}
    return {"kind": "image", "blob": sha, "media_type": "image/png", "fit": "contain", "approved_by": "7-0", **named}


def png(width: int = 8, height: int = 6) -> bytes:
    """A plain teal picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x0c\x6a\x75" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@dataclass
class House:
    """Publishes into DATA/store as the desk does; `number` is the last one used."""

    data: Path
    signer: Signer = field(default_factory=Signer.generate)
    number: int = 0

    def __post_init__(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        Trust.of(self.signer.public).save(self.data / "trust.json")
        self.store = Store(self.data / "store")

    def publish_edition(self, office: str = OFFICE) -> None:
        self.number += 1
        built = build(
            {"about": Record({"title": office})},
            number=self.number,
            built_at=wall(),
            office=office,
            keys=(),
            inbox_key="",
            ledger_head="",
        )
        for data in built.blobs.values():
            self.store.put_blob(data)
        self.store.publish("editions", sign(built.body, self.signer))

    def publish(
        self,
        items: Mapping[str, Mapping[str, Any]],
        *,
        until: int | None = None,
        alert: Sequence[str] = (),
        channel: str = "kiosk",
        signer: Signer | None = None,
    ) -> None:
        """A programme whose one window, from an hour ago to `until`, plays the items; those named in `alert`
        in the alert region."""
        self.number += 1
        now = wall()
        span = [now - HOUR, until or now + 24 * HOUR]
        shown = [[name, 10_000] for name in items if name not in alert]
        loops = {"L0": [["idle", 10_000]]} | ({"L1": shown} if shown else {})
        loops |= {"L2": [[name, 10_000] for name in alert]} if alert else {}
        body = {
            "kind": "programme",
            "format": 1,
            "channel": channel,
            "number": self.number,
            "built_at": now,
            "good_until": now + 21 * 24 * HOUR,
            "zone": "Asia/Shanghai",
            "size": [1080, 1920],
            "regions": [
                {
                    "name": "main",
                    "rect": [0, 0, 1080, 1920],
                    "windows": [[*span, "L1", now]] if shown else [],
                    "fallback": "L0",
                },
                {
                    "name": "alert",
                    "rect": [0, 0, 1080, 1920],
                    "windows": [[*span, "L2", now]] if alert else [],
                    "fallback": None,
                },
            ],
            "loops": loops,
            "items": {
                "idle": {"kind": "idle", "text": OFFICE, "text_en": OFFICE_EN, "px": 96, "approved_by": "1-0"},
                **items,
            },
        }
        self.store.publish("programmes", sign(body, signer or self.signer), channel)
