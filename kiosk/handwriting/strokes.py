"""What a finger drew: each stroke a line of points, in whole numbers from 0 to 10,000, x to the right and y down."""

from typing import Any, Final

Point = tuple[int, int]
Strokes = list[list[Point]]
SIDE: Final = 10_000
MOST_STROKES: Final = 64
"""Twice as many as the commonest characters have at most; a scribble has more."""
MOST_POINTS: Final = 4000


def strokes_of(said: Any) -> Strokes:
    """The strokes that a page sent; raises ValueError for anything else."""
    drawn = said.get("strokes") if isinstance(said, dict) else None
    if not isinstance(drawn, list) or not 0 < len(drawn) <= MOST_STROKES:
        raise ValueError("no strokes")
    strokes = [_stroke(each) for each in drawn]
    if sum(map(len, strokes)) > MOST_POINTS:
        raise ValueError("too many points")
    return strokes


def _stroke(drawn: Any) -> list[Point]:
    if not isinstance(drawn, list) or not drawn:
        raise ValueError("no stroke")
    return [_point(each) for each in drawn]


def _point(drawn: Any) -> Point:
    whole = isinstance(drawn, list) and len(drawn) == 2 and all(type(each) is int for each in drawn)
    if not whole or not all(0 <= each <= SIDE for each in drawn):
        raise ValueError("no point")
    return drawn[0], drawn[1]
