"""What a visitor typed, taken apart."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from kiosk.folding import LONGEST, Folding
from kiosk.index.tokens import is_latin, runs
from kiosk.search.questions import is_said_around, plain, stem

MOST_TERMS: Final = 12
_YEAR: Final = re.compile(r"^年度?(?=..)")
_PAUSES: Final = re.compile(r"[\s，。、？！；：,.?!;:]+")


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

    def plain(self, folding: Folding) -> "Query | None":
        """Without what only asks; None where that is nothing, or all."""
        folded = map(folding.fold, _PAUSES.split(self.text))
        found = Query.of(plain(" ".join(filter(None, folded))), folding)
        found = Query(found.text, found.words)
        return found if found.terms and found.terms != self.terms else None

    @cached_property
    def whole(self) -> str:
        """As if it had been typed without spaces."""
        return "".join(self.terms)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The terms but for what only asks, as in "drill a well"; all of them where there is nothing else."""
        return tuple(term for term in self.terms if not is_said_around(term)) or self.terms

    @cached_property
    def has_forms(self) -> bool:
        """Whether any word may be a form of another."""
        return any(stem(word) != word for word in self.words)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The terms, and digits apart from hanzi, as in "2024年报" and "2025年预算"."""
        return tuple(_YEAR.sub("", run) for term in self.terms for run in runs(term))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """What may be the number of a room."""
        return tuple(run for term in self.terms for run in runs(term) if run.isdigit() and len(run) > 1)

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
