"""Uploaded pictures: looked at as what they are, whatever their name says, and kept byte for byte."""

import hashlib
import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, UnidentifiedImageError
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published import durable

from . import ledger
from .actor import Actor
from .errors import Problem
from .models import Media
from .moments import Ms
from .roles import WRITERS

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


class Looked(NamedTuple):
    media_type: str
    width: int
    height: int


def add(
    session: Session,
    uploads: Path,
    actor: Actor,
    data: bytes,
    name: str,
    *,
    now: Ms,
    origin: str,
    looked: Looked | None = None,
) -> Media:
    """Keep a picture under `uploads`; the same bytes again are the same picture. `looked` spares the look
    when a worker had one already. Raises Problem 403, and as `look_at`."""
    actor.require(WRITERS)
    media_type, width, height = looked or look_at(data)
    sha = hashlib.sha256(data).hexdigest()
    known = session.get(Media, sha)
    path = uploads / sha
    if not path.is_file() or path.stat().st_size != len(data):
        durable.write(path, data, 0o600)
    if known is not None:
        return known
    media = Media(
        sha=sha,
        media_type=media_type,
        width=width,
        height=height,
        bytes=len(data),
        name=shown_name(name),
        account_id=actor.id,
        created_at=now,
    )
    session.add(media)
    details = {"name": media.name, "type": media_type, "size": [width, height], "bytes": len(data)}
    ledger.append(session, actor, "media-added", f"media:{sha}", details, now=now, origin=origin)
    return media


def look_at(data: bytes) -> Looked:
    """What a picture is that decodes whole. Takes long: work for a worker.

    Raises Problem 400 `not-a-picture`, `broken-picture` or `too-many-pixels`, 413; all with field `file`.
    """
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise Problem(413, "too-large", "a picture has at most %(most)d MB", field="file", most=most)
    try:
        with warnings.catch_warnings():
            # Pillow warns of bombs below its own limit; ours is checked before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _decoded(data)
    except Problem:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:
        # Broken pictures make Pillow raise nearly anything.
        raise Problem(400, "broken-picture", "the picture is damaged", field="file") from error


def everything(session: Session) -> Sequence[Media]:
    """Newest first."""
    return session.scalars(select(Media).order_by(Media.created_at.desc(), Media.sha)).all()


def shown_name(name: str) -> str:
    """The last part of an uploaded file's name, as a printable label; it never names a file here."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip()
    return plain[:120] or "picture"


def _decoded(data: bytes) -> Looked:
    try:
        picture = Image.open(io.BytesIO(data), formats=tuple(TYPES))
    except UnidentifiedImageError as error:
        message = "this is no PNG, JPEG or WebP picture"
        raise Problem(400, "not-a-picture", message, field="file") from error
    with picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise _too_many_pixels()
        kind = TYPES[str(picture.format)]
        picture.load()
    return Looked(kind, width, height)


def _too_many_pixels() -> Problem:
    most = MOST_PIXELS // 1_000_000
    message = "a picture has at most %(most)d million pixels"
    return Problem(400, "too-many-pixels", message, field="file", most=most)
