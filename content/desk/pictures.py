"""The frames that screens without a browser really sent to their devices, as small PNGs; of each the newest."""

import base64
import binascii
import struct
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from .models import ScreenPicture

Ms = int
LARGEST: Final = 128 * 1024
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEAD: Final = struct.Struct(">8s4x4sII")
MOST_PIXELS: Final = 4_000_000
"""A few bytes can say that they are a picture that fills the memory of whoever looks at it."""
STALE_MS: Final = 5 * 60_000


def take(session: Session, reports: Sequence[Mapping[str, Any]], now: Ms) -> None:
    """Keep the newest of each screen; what is no small PNG, or lies ahead of now, is passed over."""
    for report in reports:
        row = _row(report, now)
        if row:
            session.execute(_NEWEST, row)


def of(session: Session, screen: str) -> ScreenPicture | None:
    return session.get(ScreenPicture, screen)


def times(session: Session, now: Ms) -> dict[str, Ms]:
    """When the picture of each screen was taken, as far as it still says anything."""
    rows = select(ScreenPicture.screen, ScreenPicture.at).where(ScreenPicture.at > now - STALE_MS)
    return {screen: at for screen, at in session.execute(rows)}


def _row(report: Mapping[str, Any], now: Ms) -> dict[str, Any] | None:
    screen, at, number, text = (report.get(name) for name in ("screen", "at", "number", "png"))
    if not isinstance(screen, str) or not 0 < len(screen) <= 200 or type(at) is not int or not 0 < at <= now + 60_000:
        return None
    if not isinstance(text, str) or len(text) > LARGEST * 4 // 3 + 4:
        return None
    try:
        png = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if not _is_small(png):
        return None
    known = number if type(number) is int and 0 <= number < 2**53 else None
    return {"screen": screen, "at": at, "number": known, "png": png}


def _is_small(png: bytes) -> bool:
    if len(png) < HEAD.size:
        return False
    signature, kind, width, height = HEAD.unpack_from(png)
    return (signature, kind) == (SIGNATURE, b"IHDR") and 0 < width * height <= MOST_PIXELS


_INSERT: Final = insert(ScreenPicture)
_NEWEST: Final = _INSERT.on_conflict_do_update(
    index_elements=["screen"],
    set_={name: _INSERT.excluded[name] for name in ("at", "number", "png")},
    where=_INSERT.excluded.at >= ScreenPicture.at,
)
