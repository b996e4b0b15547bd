"""Gathers what approved notices show beside their own words: their uploads, and the newest values of their readings,
as the ledger has them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.blobs import Blobs
from content.published.canonical import digest
from content.published.store import Store

from .compile import material as shown
from .compile.setting import Approved
from .lines import Lines
from .media.intact import damaged
from .models import Media, Reading


def of(session: Session, notices: Iterable[Approved]) -> shown.Material:
    """The material of these notices."""
    contents = [notice.content for notice in notices]
    shas = {sha for content in contents for sha in content.get("media", ())}
    names = {content["reading"] for content in contents if "reading" in content}
    return shown.Material(_media(session, shas) if shas else {}, _readings(session, names) if names else {})


def reading(session: Session, name: str) -> shown.Reading | None:
    """The newest values of a source; None while there are none."""
    return _readings(session, {name}).get(name)


def fault(reading: Reading, lines: Lines) -> str | None:
    """Why these values are not the ones that were put, by the ledger; None when they are."""
    found = lines.find(reading.ledger_id)
    if found is None:
        return f"the ledger's line {reading.ledger_id} is missing or was changed"
    line, details = found
    told = (line.kind, line.subject, details.get("content"), details.get("read_at"))
    same = told == ("reading", f"reading:{reading.name}", _digest(reading), reading.read_at)
    return None if same else f"the ledger's line {reading.ledger_id} speaks of other values"


def _digest(reading: Reading) -> str:
    try:
        return digest([reading.columns, reading.rows])
    except (TypeError, ValueError):
        return ""


def _media(session: Session, shas: set[str]) -> Mapping[str, shown.Medium]:
    rows = session.scalars(select(Media).where(Media.sha.in_(shas)))
    return {row.sha: _medium(row) for row in rows}


def _medium(row: Media) -> shown.Medium:
    pages = tuple(row.pages or ())
    return shown.Medium("image/webp" if pages else row.media_type, row.duration_ms, pages)


def _readings(session: Session, names: set[str]) -> Mapping[str, shown.Reading]:
    rows = session.scalars(select(Reading).where(Reading.name.in_(names))).all()
    lines = Lines(session, (row.ledger_id for row in rows))
    return {
        row.name: shown.Reading(tuple(row.columns), tuple(map(tuple, row.rows)), row.read_at)
        for row in rows
        if fault(row, lines) is None
    }


def lacking(session: Session, store: Store, uploads: Blobs, notices: Iterable[Approved]) -> list[tuple[str, str]]:
    """What is wrong where neither the store nor the uploads have what these notices show."""
    shas = {sha for notice in notices for sha in notice.content.get("media", ())}
    lost = damaged(session, shas, store.blobs, uploads) if shas else []
    return [("media-damaged", f"{media.name}: hub/uploads/{media.sha} is missing or was changed") for media in lost]


def put(store: Store, uploads: Blobs, body: Mapping[str, Any]) -> None:
    """Have the store hold what these items show, as far as it lies among the uploads."""
    for item in body.get("items", {}).values():
        sha = item.get("blob")
        if sha and not store.has_blob(sha) and uploads.has(sha):
            store.take_blob_file(sha, uploads.path(sha))
