"""A list that is read whole, as one page of it: what its reader looks for, and where the pages beside it are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from flask import request, url_for

Each = TypeVar("Each")
FEW: Final = 8
"""So many are seen at a glance: nobody needs to look for one of them."""
LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Paged(Generic[Each]):
    """shown: of `total` that fit what is looked for; everything: how many there are at all; newer and older: addresses
    of the pages beside this one; all_of_them: the address without anything looked for."""

    shown: Sequence[Each]
    total: int
    everything: int
    find: str
    newer: str | None
    older: str | None
    all_of_them: str

    @property
    def asks(self) -> bool:
        """Whether the page offers to look for something."""
        return bool(self.find) or self.everything > FEW


def paged(
    every: Iterable[Each], said: Callable[[Each], str], size: int, endpoint: str, at: str = "from", **address: Any
) -> Paged[Each]:
    """By the words of "find" in the address, each somewhere in what is `said` of one, and from the place that `at`
    names on; a place beyond the end is the beginning. `address` is what else the pages' addresses have."""
    found, words = list(every), request.args.get("find", "").strip()[:LONGEST]
    fitting = [each for each in found if _fits(said(each), words)]
    start = request.args.get(at, 0, type=int)
    start = start if 0 <= start < len(fitting) else 0
    looked_for = {"find": words} if words else {}

    def page(place: int) -> str:
        query: dict[str, Any] = {**address, **looked_for} | ({at: place} if place > 0 else {})
        return url_for(endpoint, **query)

    return Paged(
        shown=fitting[start : start + size],
        total=len(fitting),
        everything=len(found),
        find=words,
        newer=page(start - size) if start else None,
        older=page(start + size) if start + size < len(fitting) else None,
        all_of_them=url_for(endpoint, **address),
    )


def _fits(said: str, words: str) -> bool:
    folded = said.lower()
    return all(word in folded for word in words.lower().split())
