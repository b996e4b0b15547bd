"""What can be reached on one floor."""

from collections.abc import Iterable

from content.published.plans.plane import Point
from content.published.plans.ways import Ways


def reached(joined: Ways, places: Iterable[str], *, step_free: bool = False) -> set[str]:
    """The places that are reached from `places`, those themselves too when they are on a walkway."""
    known = {stop.joint for place in places for stop in joined.stops.get(place, ()) if stop.step_free or not step_free}
    beside: dict[Point, list[Point]] = {}
    for way in joined.ways:
        if not (step_free and way.steps):
            beside.setdefault(way.a, []).append(way.b)
            beside.setdefault(way.b, []).append(way.a)
    waiting = list(known)
    while waiting:
        new = [point for point in beside.get(waiting.pop(), []) if point not in known]
        known.update(new)
        waiting += new
    return {
        place
        for place, stops in joined.stops.items()
        if any(stop.joint in known and (stop.step_free or not step_free) for stop in stops)
    }
