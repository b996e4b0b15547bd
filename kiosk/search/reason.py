"""Why something was found: the words of it that fit, and where in them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from kiosk.document import as_read
from kiosk.folding import Folding
from kiosk.index.entries import said
from kiosk.texts import as_text, pick

BEFORE: Final = 12
LONGEST: Final = 46
"""Characters of a passage, and how many of them stand before what was found."""
_WORD = re.compile(r"[a-z0-9]+")
Range = tuple[int, int]


class Reason(NamedTuple):
    """`field` names what was searched; `marked` are half-open ranges of `text`, which is in `lang`."""

    field: str
    text: str
    lang: str
    marked: tuple[Range, ...]

    def pieces(self) -> list[tuple[str, bool]]:
        """The text cut up, each piece with whether it is marked."""
        cut, at = [], 0
        for start, end in self.marked:
            cut += [(self.text[at:start], False), (self.text[start:end], True)]
            at = end
        return [each for each in [*cut, (self.text[at:], False)] if each[0]]


def by_text(field: str, text: Any, parts: Sequence[str], lang: str, folding: Folding) -> Reason:
    """The words of a Text in which the parts stand, those of the reader's language if they do there."""
    words, spoken = pick(text, lang)
    tried = [(words, spoken), *((each, other) for other, each in as_text(text).items())]
    for found, other in tried:
        if marked := marks(found, parts, folding):
            return Reason(field, found, other, marked)
    return Reason(field, words, spoken, ())


def by_body(body: Any, parts: Sequence[str], lang: str, folding: Folding) -> Reason | None:
    """The passage of a body in which most of the parts stand first."""
    chinese = "zh-Hant" if lang == "zh-Hant" else "zh-Hans"
    tongues = ("en", chinese) if lang == "en" else (chinese, "en")
    for tongue in tongues:
        best: tuple[int, str, tuple[Range, ...]] = (0, "", ())
        for line in map(as_read, said(body, tongue).split("\n")):
            count = sum(bool(marks(line, [part], folding)) for part in parts)
            if count > best[0]:
                best = (count, line, marks(line, parts, folding))
        if best[0]:
            return _passage(best[1], best[2], tongue)
    return None


def marks(text: str, parts: Iterable[str], folding: Folding) -> tuple[Range, ...]:
    """Where the parts stand: hanzi and numbers anywhere, letters where a word begins. Ascending, apart."""
    found: list[Range] = []
    for part in parts:
        if part.isascii() and part.isalpha():
            small = text.lower()
            found += [(m.start(), m.start() + len(part)) for m in _WORD.finditer(small) if m[0].startswith(part)]
        else:
            found += folding.mark(text, part)
    apart: list[Range] = []
    for start, end in sorted(found):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _passage(line: str, marked: tuple[Range, ...], lang: str) -> Reason:
    room = LONGEST * (2 if lang == "en" else 1)
    start = max(0, min(marked[0][0] - BEFORE, len(line) - room))
    end = min(len(line), start + room)
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    shift = len(head) - start
    shown = tuple((a + shift, min(b, end) + shift) for a, b in marked if a < end)
    return Reason("body", head + line[start:end] + tail, lang, shown)
