"""What the list of uploads says of one: enough to decide what becomes of it, and what to look at before."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from content.desk.errors import Problem
from content.desk.looking.looked import Looked

from . import guide
from .arrival import told_of
from .destination import Destination
from .document import Document
from .finding import stand_in
from .tables.matching import Guess
from .to_catalog import ToCatalog
from .to_guides import ToGuides
from .to_notices import ToNotices

Json = dict[str, Any]
MOST_LINES: Final = 8
MOST_FLAGS: Final = 100
_LONGEST_LINE: Final = 200
_SHORT: Final = 120
# A guide has many elements; other papers name two or three of them by chance.
_ELEMENTS: Final = 5
# Any channel will do to see whether a text fits a notice at all.
_ANYWHERE: Final = ("kiosk",)
_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "pdf": (".pdf",),
    "text": (".txt", ".csv", ".tsv", ".text", ".md"),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg", ".jfif"),
    "image/webp": (".webp",),
    "video/mp4": (".mp4", ".m4v", ".mov"),
    "video/webm": (".webm", ".mkv", ".avi", ".wmv"),
}


def document(found: Document, sort: str, name: str, medium: Looked | None, guess: Guess | None) -> Json:
    """Of what has words. `not`: where it cannot go, and why; `flags` besides those of its destinations: its own."""
    stand = stem(name)
    flags, refused = _flags(found, stand)
    into = [each for each in ("catalog", "guides", "notices") if each not in refused]
    return {
        "sort": sort,
        "title": found.title,
        "guide_title": guide.title(found),
        "written_on": found.written_on,
        "published_on": found.published_on,
        "number": found.document_number,
        "index": found.index_number,
        "issuer": found.issuer,
        "lines": [line[:_LONGEST_LINE] for line in found.body[:MOST_LINES]],
        "characters": sum(map(len, found.body)),
        "digest": found.digest,
        "media": media(medium) if medium else None,
        "flags": of_name(name, sort),
        "flags_for": flags,
        "not": refused,
        "table": guess.told() if guess else None,
        "may": [*into, *(["media", "shown"] if medium else []), *(["table"] if guess else [])],
        "suggested": _suggested(found, stand, into, guess),
    }


def media(looked: Looked) -> Json:
    return {
        "type": looked.media_type,
        "width": looked.width,
        "height": looked.height,
        "duration": looked.duration,
        "pages": looked.page_count or len(looked.pages),
    }


def of_name(name: str, sort: str) -> list[str]:
    """A doubt where the name says another sort than the bytes do."""
    ending = Path(name).suffix.lower()
    fitting = _ENDINGS.get(sort.partition(" ")[0], ())
    return [f"other-ending: {ending}"] if ending and ending not in fitting else []


def stem(name: str) -> str:
    return stand_in(Path(name))


def _flags(found: Document, stand: str) -> tuple[dict[str, list[str]], Json]:
    """What an editor has to look at, for each destination, and why it cannot go to others."""
    flags: dict[str, list[str]] = {}
    refused: Json = {}
    ways: Mapping[str, Destination] = {"catalog": ToCatalog(), "guides": ToGuides(), "notices": ToNotices(_ANYWHERE)}
    for into, destination in ways.items():
        try:
            flags[into] = [flag[:_LONGEST_LINE] for flag in destination.flags(found, stand)[:MOST_FLAGS]]
        except Problem as problem:
            refused[into] = told_of(problem)
    return flags, refused


def _suggested(found: Document, stand: str, into: list[str], guess: Guess | None) -> str:
    if guess and guess.is_sure:
        return "table"
    words = sum(map(len, found.body)) + len(found.title)
    if "notices" in into and words <= _SHORT and len(found.body) <= 2:
        return "notices"
    if "guides" in into and _is_guide(found, stand):
        return "guides"
    return "catalog" if "catalog" in into else (into or ["table"])[0]


def _is_guide(found: Document, stand: str) -> bool:
    return len(set(guide.content(found, stand)) - {"title", "flags"}) >= _ELEMENTS
