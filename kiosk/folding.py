"""One form for what means the same when searching: small letters, no punctuation, simplified characters.

Each character becomes one character or none, whatever stands beside it. So any part of a text, folded, is a part of
the folded text, and every place in it can be pointed at in the text as written.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 120
"""Characters of a query that count."""
MOST_KNOWN: Final = 1 << 15
"""Characters of which is remembered what becomes of them: more than any office writes, far fewer than can be sent."""
_SILENT: Final = "PZSCM"
"""The Unicode categories that are not searched for: punctuation, spaces, symbols, controls, marks."""


class Folding:
    """`simplified` gives for a traditional character the simplified one; it comes with the index."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        known = {ord(before): ord(after) for before, after in simplified.items()}
        self._table, self._apart = _Table(known), _Table(known | _STOPS)

    def fold(self, text: str) -> str:
        return text.translate(self._table)

    def lines(self, text: str) -> str:
        """As `fold`, with what stands between two full stops on a line of its own."""
        return re.sub("\n\n+", "\n", text.translate(self._apart)).strip("\n")

    def places(self, text: str) -> list[int]:
        """For each character of `fold(text)`: where it stands in text."""
        return [place for place, each in enumerate(text) if self._table[ord(each)] is not None]

    def mark(self, text: str, part: str) -> list[tuple[int, int]]:
        """The half-open ranges of text that, folded, are `part`."""
        folded, places = self.fold(text), self.places(text)
        found, at = [], folded.find(part) if part else -1
        while at >= 0:
            found.append((places[at], places[at + len(part) - 1] + 1))
            at = folded.find(part, at + len(part))
        return found


class _Table(dict[int, int | None]):
    """For str.translate: filled as characters come."""

    def __missing__(self, code: int) -> int | None:
        before = chr(code)
        after = unicodedata.normalize("NFKC", before).lower()
        after = after if len(after) == 1 else before
        found = None if unicodedata.category(after)[0] in _SILENT else dict.get(self, ord(after), ord(after))
        if len(self) < MOST_KNOWN:
            self[code] = found
        return found


_STOPS: Final = dict.fromkeys(map(ord, "。！？；!?;\r\n"), ord("\n"))


def pairs_text(simplified: Mapping[str, str]) -> str:
    """The pairs as the index keeps them."""
    return "".join(before + after for before, after in simplified.items())


def pairs(text: str) -> dict[str, str]:
    return dict(zip(text[::2], text[1::2], strict=True))
