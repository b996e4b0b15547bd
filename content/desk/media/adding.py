"""Uploads kept byte for byte, the pages of a document as pictures beside it."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from content.published import durable
from content.published.blobs import Blobs

from .. import ledger
from ..actor import Actor
from ..looking import Looked, film, look_at, picture
from ..looking.looked import Page
from ..models import Media
from ..moments import Ms
from ..roles import WRITERS

MOST_BYTES: Final = picture.MOST_BYTES
# Of anything that is uploaded.
MOST_OF_ANY: Final = film.MOST_BYTES


def add(
    session: Session,
    uploads: Blobs,
    actor: Actor,
    data: bytes,
    name: str,
    *,
    now: Ms,
    origin: str,
    looked: Looked | None = None,
) -> Media:
    """Keep an upload under `uploads`; the same bytes again are the same upload. `looked` spares the look
    when a worker had one already. Raises Problem 403, and as `looking`."""
    actor.require(WRITERS)
    found = looked or look_at(data)
    pages = [
        _kept(session, uploads, actor, *_page(each, name, number), now, origin)
        for number, each in enumerate(found.pages, start=1)
    ]
    whole = _kept(session, uploads, actor, data, found, shown_name(name), now, origin, [page.sha for page in pages])
    for page in pages:
        page.page_of = page.page_of or whole.sha
    return whole


def add_film(
    session: Session, uploads: Blobs, actor: Actor, path: Path, name: str, *, now: Ms, origin: str, looked: Looked
) -> Media:
    """Keep the video that lies at `path`, on the disk of `uploads`: another name for the same bytes, which never come
    into memory. Raises Problem 403."""
    actor.require(WRITERS)
    with path.open("rb") as file:
        sha = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    if not uploads.has(sha):
        durable.make_folder(uploads.root)
        uploads.path(sha).unlink(missing_ok=True)
        os.link(path, uploads.path(sha))
        durable.sync_folder(uploads.root)
    size = path.stat().st_size
    return _entered(session, uploads, actor, sha, size, looked, shown_name(name), now, origin)


def poster(uploads: Blobs, sha: str) -> Path:
    """Where a small picture of an upload lies, if one was made: derived, so nothing is lost with it."""
    return uploads.root.parent / "posters" / f"{sha}.webp"


def shown_name(name: str) -> str:
    """The last part of an uploaded file's name, as a printable label; it never names a file here."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip()
    return plain[:120] or "picture"


def _page(page: Page, name: str, number: int) -> tuple[bytes, Looked, str]:
    """The picture of a document's page, as an upload of its own."""
    return (
        page.data,
        Looked("image/webp", page.width, page.height, writing=page.writing),
        f"{shown_name(name)[:110]} ({number})",
    )


def _kept(
    session: Session,
    uploads: Blobs,
    actor: Actor,
    data: bytes,
    found: Looked,
    name: str,
    now: Ms,
    origin: str,
    pages: Sequence[str] = (),
) -> Media:
    sha = hashlib.sha256(data).hexdigest()
    if not uploads.has(sha):
        durable.write(uploads.path(sha), data, 0o600)
    return _entered(session, uploads, actor, sha, len(data), found, name, now, origin, pages)


def _entered(
    session: Session,
    uploads: Blobs,
    actor: Actor,
    sha: str,
    size: int,
    found: Looked,
    name: str,
    now: Ms,
    origin: str,
    pages: Sequence[str] = (),
) -> Media:
    """The row of an upload whose bytes are there, and the ledger's line; the row that it has already."""
    known = session.get(Media, sha)
    if known is not None:
        return known
    if found.poster:
        durable.write(poster(uploads, sha), found.poster, 0o600)
    media = Media(
        sha=sha,
        media_type=found.media_type,
        width=found.width,
        height=found.height,
        bytes=size,
        name=name,
        account_id=actor.id,
        created_at=now,
        duration_ms=found.duration,
        pages=list(pages) or None,
        writing=found.writing,
    )
    session.add(media)
    details = {"name": media.name, "type": found.media_type, "size": [found.width, found.height], "bytes": size}
    more = {"duration_ms": found.duration} if found.duration else {"pages": list(pages)} if pages else {}
    ledger.append(session, actor, "media-added", f"media:{sha}", details | more, now=now, origin=origin)
    return media
