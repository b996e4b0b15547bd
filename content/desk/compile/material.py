"""What notices show beside their own words: uploaded media and readings, as plain values for the worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.desk.compile.parts import Ms


@dataclass(frozen=True, slots=True)
class Medium:
    """An upload. duration: ms of a video; pages: the blobs of a document's pages, pictures in `media_type`."""

    media_type: str
    duration: Ms | None = None
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The newest values of a source: a table of text, and when they were read (ms)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    read_at: Ms


@dataclass(frozen=True, slots=True)
class Material:
    """Uploads by blob, readings by name."""

    media: Mapping[str, Medium] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
