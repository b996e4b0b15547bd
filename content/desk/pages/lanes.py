"""A day of a channel as lanes, one a notice, and in words for who cannot see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import airing, context, moments
from .cards import Card


@dataclass(frozen=True, slots=True)
class LaneView:
    """`spans` are (start, length) in minutes since the day's midnight."""

    title: str
    level: str
    spans: tuple[tuple[int, int], ...]
    in_words: str


def lane_views(lanes: Iterable[airing.Lane], known: Mapping[int, Card], start: int) -> list[LaneView]:
    """`start` is the day's midnight in ms; what is not known is left out."""
    found = ((known[lane.notice], lane) for lane in lanes if lane.notice in known)
    return [LaneView(each.title, each.level, lane.spans, _in_words(lane, start)) for each, lane in found]


def _in_words(lane: airing.Lane, start: int) -> str:
    return ", ".join(f"{_clock(start, first)}–{_clock(start, first + length)}" for first, length in lane.spans)


def _clock(start: int, minute: int) -> str:
    return "24:00" if minute == 1440 else moments.clock(start + minute * airing.MINUTE, context.zone())
