"""What a visitor typed, taken apart."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from kiosk.folding import LONGEST, Folding
from kiosk.index.tokens import is_latin, runs

MOST_TERMS: Final = 8


@dataclass(frozen=True)
class Query:
    """`terms` are what stands between spaces, folded; none is empty."""

    text: str
    terms: tuple[str, ...]

    @classmethod
    def of(cls, text: str, folding: Folding) -> "Query":
        text = text[:LONGEST]
        folded = (folding.fold(part) for part in re.split(r"\s+", text))
        return cls(text, tuple(part for part in folded if part)[:MOST_TERMS])

    @cached_property
    def whole(self) -> str:
        """As if it had been typed without spaces."""
        return "".join(self.terms)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The terms but for single letters, as in "drill a well"."""
        return tuple(term for term in self.terms if len(term) > 1 or not term.isascii() or term.isdigit())

    def stands_apart(self, part: str) -> bool:
        """Whether a part of the whole is no piece of a longer English word: hanzi stand anywhere."""
        ends = list(accumulate(map(len, self.terms), initial=0))
        at = self.whole.find(part)
        return not self.is_latin or (at in ends and at + len(part) in ends)

    @cached_property
    def runs(self) -> list[str]:
        """Hanzi and Latin of the whole, each by itself."""
        return runs(self.whole)

    @property
    def is_latin(self) -> bool:
        return all(map(is_latin, self.runs))

    @property
    def is_mixed(self) -> bool:
        """Hanzi and letters."""
        return not self.is_latin and any(is_latin(run) and not run.isdigit() for run in self.runs)

    @property
    def has_digit(self) -> bool:
        return any(each.isdigit() for each in self.whole)
