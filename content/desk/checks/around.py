"""What the checks know beside the text: the office, its own numbers and names, what is published already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Rect = Sequence[int]


def _unknown(sha: str) -> tuple[int, int] | None:
    del sha
    return None


def _nothing(field: str, text: str) -> str | None:
    del field, text
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What a text is held against. today: in the office's zone. foreign and allowed: the office's own lists of names
    that are another's, and of names and words that are fine. phones: digits of what the office publishes. hosts:
    addresses that are its own."""

    today: date
    office: str = ""
    foreign: tuple[str, ...] = ()
    allowed: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """What a whole content is held against. published: where the same text of a field stands already, by its ledger
    name, or None. rects: of the regions that the notice goes to. small: for an uploaded picture, the least height in
    its px of what looks like writing, and the least that can be read where it is shown; None when it is not known or
    large enough."""

    known: Known
    published: Callable[[str, str], str | None] = _nothing
    rects: Sequence[Rect] = ()
    small: Callable[[str], tuple[int, int] | None] = _unknown


@dataclass(frozen=True, slots=True)
class Item:
    """What is checked: kind is "notice" or a record's kind; `content` as its author set it."""

    kind: str
    content: dict[str, Any]
