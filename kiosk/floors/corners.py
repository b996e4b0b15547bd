"""Where on a stretch one turns, as people tell it: at its end, or by the how-manieth way off; and what stands there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from content.published.plans.features import ENCLOSED, Feature
from content.published.plans.plane import Point, crossing, distance, edges, length
from content.published.plans.ways import Stop, Way
from kiosk.floors.building import Floor
from kiosk.floors.turns import Turn, along, side_of, turn_at

END: Final = 0
"""The corner at the end of a stretch, where nothing goes straight on."""
STUB: Final = 100
"""A shorter end of a walkway leads nowhere."""
AT_CORNER: Final = 50
"""What is nearer to where one turns is not passed."""
NEAR: Final = 400
"""So far from a corner what stands by it is seen to stand there."""
LONG: Final = 800
"""Of a shorter stretch nobody has to be told what they pass."""
KNOWN: Final = ("toilet", "lift", "stairs", "entrance")
"""What everybody knows when they see it."""
NAMED: Final = ("counter", "room")
"""What is known by the name above it, where it has no number."""

Beside = Mapping[Point, Sequence[Point]]


class Mark(NamedTuple):
    """A landmark: by which one turns (`side` is None), or which is passed on that side."""

    feature: str
    side: Turn | None = None


def beside(ways: Sequence[Way]) -> Beside:
    """Of every point of the walkways those that one walks to from there."""
    found: dict[Point, list[Point]] = {}
    for way in ways:
        found.setdefault(way.a, []).append(way.b)
        found.setdefault(way.b, []).append(way.a)
    return found


def corner(near: Beside, stretch: Sequence[Point], turn: Turn | None) -> int | None:
    """Of the turn at the end of the stretch: END, or the how-manieth way off on that side it is."""
    if turn not in ("left", "right"):
        return None
    passed, off = 0, set[Turn | None]()
    for before, at in pairwise(stretch):
        off = {turn_at(before, at, each) for each in near.get(at, ()) if _leads_on(near, at, each)}
        passed += turn in off
    return passed if "ahead" in off else END


def _leads_on(near: Beside, at: Point, to: Point) -> bool:
    return distance(at, to) >= STUB or len(near.get(to, ())) > 1


def mark(floor: Floor, stretch: Sequence[Point], ends: Iterable[str], *, turning: bool) -> Mark | None:
    """What is worth naming at the end of the stretch, else on it; not `ends`, where the way begins and ends."""
    named = [each for each in landmarks(floor) if each.id not in ends]
    known = [(each, stop) for each in named for stop in floor.ways.stops.get(each.id, ())]
    if turning:
        by = [(distance(stretch[-1], stop.point), each.id) for each, stop in known if _seen(floor, stretch[-1], stop)]
        if by:
            return Mark(min(by)[1])
    passed = max(_passed(stretch, known), default=None) if length(stretch) >= LONG else None
    return Mark(passed[1], passed[2]) if passed else None


def landmarks(floor: Floor) -> list[Feature]:
    return [
        each
        for each in floor.of_type(*KNOWN, *NAMED)
        if each.type in KNOWN or (each.name and not each.number and not each.department)
    ]


def _seen(floor: Floor, point: Point, stop: Stop) -> bool:
    """Whether nothing stands between the point and the stop, which is near."""
    if distance(point, stop.point) > NEAR:
        return False
    sight = (point, stop.point)
    walls = [each for each in floor.of_type(*ENCLOSED, "wall", "counter")]
    return not any(crossing(sight, edge) for each in walls for edge in edges(each.points))


def _passed(stretch: Sequence[Point], known: Sequence[tuple[Feature, Stop]]) -> Iterator[tuple[float, str, Turn]]:
    whole = length(stretch)
    for each, stop in known:
        at, side = along(stretch, stop.joint), side_of(stretch, stop.joint, stop.point)
        if at is not None and side in ("left", "right") and AT_CORNER < at < whole - AT_CORNER:
            yield at, each.id, side
