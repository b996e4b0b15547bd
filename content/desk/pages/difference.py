"""What changed between two contents of a notice, field by field and, in texts, word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal, NamedTuple

# The order in which a reader wants to meet them.
FIELDS: Final = (
    "kind", "text", "text_en", "media", "level", "channels", "region", "start", "end", "days", "times", "seconds",
    "speed", "reading", "columns", "stale_minutes", "until", "code",
)  # fmt: skip
TEXTS: Final = frozenset({"text", "text_en"})
# A Chinese text is compared by characters, the rest by words, spaces and signs.
WORD: Final = re.compile(r"[0-9A-Za-zÀ-ɏ]+|\s+|.", re.DOTALL)
SHORT: Final = 1


class Piece(NamedTuple):
    """A stretch of text that stayed, was added, or was removed."""

    change: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. Texts have `pieces`, everything else only `before` and `after`."""

    field: str
    before: Any
    after: Any
    pieces: tuple[Piece, ...] = ()


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every field that differs, in reading order."""
    return [
        Change(field, before.get(field), after.get(field), _pieces(field, before, after))
        for field in FIELDS
        if (before.get(field) or None) != (after.get(field) or None)
    ]


def _pieces(field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Piece, ...]:
    if field not in TEXTS:
        return ()
    return tuple(compare(before.get(field) or "", after.get(field) or ""))


def compare(before: str, after: str) -> Iterator[Piece]:
    """The way from one text to the other: what was removed comes before what was put there instead."""
    old, new = WORD.findall(before), WORD.findall(after)
    for a, b, c, d, same in _stretches(old, new):
        if same:
            yield Piece("same", _joined(old[a:b]))
            continue
        if a < b:
            yield Piece("removed", _joined(old[a:b]))
        if c < d:
            yield Piece("added", _joined(new[c:d]))


Stretch = tuple[int, int, int, int, bool]


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """What stayed and what changed, in turns. A single character that happens to be in both, between two changes, is
    part of the change: words are read, not characters."""
    found: list[Stretch] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        same = tag == "equal" and not (inside and b - a <= SHORT and _joined(old[a:b]).isalpha())
        if found and not same and not found[-1][4]:
            found[-1] = (found[-1][0], b, found[-1][2], d, False)
        else:
            found.append((a, b, c, d, same))
    return found


def _joined(words: Sequence[str]) -> str:
    return "".join(words)
