"""The provinces, cities, districts and counties of China: their codes (GB/T 2260) and names, as of 2024, from
places.txt; without names that are everyday words."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).parent / "places.txt"
SUFFIXES: Final = frozenset("省市县区旗州盟")
# Only beside the name of an office: "市和县水务局" is not about 和县.
SHORT: Final = 2
LONGEST_SUFFIXES: Final = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "地区",
    "林区", "特区", "省", "市", "县", "区", "旗", "州", "盟",
)  # fmt: skip


class Place(NamedTuple):
    start: int
    end: int
    name: str


@cache
def codes() -> dict[str, frozenset[str]]:
    """The codes of each full name: several counties are called alike."""
    found: dict[str, set[str]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        code, _, name = line.partition(" ")
        found.setdefault(name, set()).add(code)
    return {name: frozenset(each) for name, each in found.items()}


@cache
def stems() -> dict[str, frozenset[str]]:
    """The codes by the names without what kind of place it is: 通辽, 上海."""
    found: dict[str, set[str]] = {}
    for name, each in codes().items():
        stem = next((name.removesuffix(end) for end in LONGEST_SUFFIXES if name.endswith(end)), name)
        if len(stem) >= SHORT:
            found.setdefault(stem, set()).update(each)
    return {name: frozenset(each) for name, each in found.items()}


@cache
def _longest() -> int:
    return max(map(len, codes()))


def named(text: str) -> Iterator[Place]:
    """Full names in a text of simplified characters, the longest at each place, in order."""
    known, past = codes(), 0
    for at, letter in enumerate(text):
        if letter not in SUFFIXES:
            continue
        for start in range(max(past, at + 1 - _longest()), at - SHORT + 2):
            if text[start : at + 1] in known:
                yield Place(start, at + 1, text[start : at + 1])
                past = at + 1
                break


def related(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a place of `theirs` lies in one of `ours`, or the other way round."""
    return any(own.startswith(other) or other.startswith(own) for own in ours for other in theirs)
