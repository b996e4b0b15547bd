"""One page about the office, and the part of the shelf that it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.fields import Fields, Text

SECTIONS = ("office", "disclosure-guide", "rules", "annual-report", "map")


@dataclass(frozen=True, slots=True)
class Paper:
    slug: str
    title: Text
    summary: Text | None
    section: str
    body: Text | None
    qr: str | None


def paper(slug: str, body: Mapping[str, Any]) -> Paper:
    """Never raises; what is of no known section counts as being about the office."""
    f = Fields(body)
    section = f.string("section")
    return Paper(
        slug=slug,
        title=f.text("title") or {"zh-Hans": slug},
        summary=f.text("summary"),
        section=section if section in SECTIONS else SECTIONS[0],
        body=f.text("body"),
        qr=f.string("qr"),
    )
