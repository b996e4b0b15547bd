"""A day of a channel as lanes, one a notice, and in words for who cannot see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from . import airing, context, moments

MOST: Final = 40
"""Lanes on one page; how many more there are is said."""


class Titled(Protocol):
    """A notice as far as its lane names it."""

    @property
    def title(self) -> str: ...
    @property
    def level(self) -> str: ...


@dataclass(frozen=True, slots=True)
class LaneView:
    """`spans` are (start, length) in minutes since the day's midnight."""

    title: str
    level: str
    spans: tuple[tuple[int, int], ...]
    in_words: str


def lane_views(lanes: Iterable[airing.Lane], known: Mapping[int, Titled], start: int) -> list[LaneView]:
    """`start` is the day's midnight in ms; what is not known is left out, and what comes after MOST."""
    shown = islice((lane for lane in lanes if lane.notice in known), MOST)
    found = [(known[lane.notice], lane.spans()) for lane in shown]
    return [LaneView(each.title, each.level, spans, _in_words(spans, start)) for each, spans in found]


def _in_words(spans: Iterable[tuple[int, int]], start: int) -> str:
    return ", ".join(f"{_clock(start, first)}–{_clock(start, first + length)}" for first, length in spans)


def _clock(start: int, minute: int) -> str:
    return "24:00" if minute == 1440 else moments.clock(start + minute * airing.MINUTE, context.zone())
