"""Houses for tests of the ways: the one drawn by hand, and any that hypothesis thinks of."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from kiosk.floors.building import Building, building, floor
from kiosk.floors.routes import Route, routes
from tests.plans import Plan, area, dot, house, plan, walkway

SPACING = 1000
ASIDE = 100


def built(plans: Mapping[str, Plan], kiosk: str | None = "1/kiosk") -> Building:
    bodies = {
        name: {"number": int(name), "title": {"zh-Hans": f"{name}楼"}, "plan": each} for name, each in plans.items()
    }
    return building([floor(name, body) for name, body in bodies.items()], kiosk)


def way(to: str, *, step_free: bool = False, plans: Mapping[str, Plan] | None = None) -> Route:
    found = routes(built(plans or house()), "step-free" if step_free else "any").to(to)
    assert found is not None
    return found


@st.composite
def grids(draw: st.DrawFn) -> Building:
    """One to three floors of corridors crossing at right angles, rooms on both sides of them, some corridors with
    steps; a lift and stairs through all floors; a kiosk that looks anywhere."""
    across = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True))
    down = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True))
    corridors = _corridors(draw, across, down)
    shafts = [_room(draw, f"{kind}-1", kind, across, down, shaft=f"{kind}-1") for kind in ("lift", "stairs")]
    plans = {}
    for number in range(1, draw(st.integers(1, 3)) + 1):
        rooms = [_room(draw, f"room-{n}", "room", across, down) for n in range(draw(st.integers(1, 6)))]
        things = [*corridors, *(each for pair in (*shafts, *rooms) for each in pair)]
        if number == 1:
            x, y, _, _ = _beside(draw, across, down)
            things.append(dot("kiosk", "kiosk", x, y, facing=draw(st.sampled_from([0, 90, 180, 270]))))
        plans[str(number)] = plan(things, (8000, 8000))
    return built(plans)


def _corridors(draw: st.DrawFn, across: list[int], down: list[int]) -> list[dict[str, Any]]:
    end = 7 * SPACING
    lines = [(f"across-{y}", (0, y * SPACING), (end, y * SPACING)) for y in across]
    lines += [(f"down-{x}", (x * SPACING, 0), (x * SPACING, end)) for x in down]
    return [walkway(name, a, b, accessible=draw(st.integers(0, 4)) != 0) for name, a, b in lines]


def _beside(draw: st.DrawFn, across: list[int], down: list[int]) -> tuple[int, int, int, int]:
    """A point on a corridor and the step aside from it."""
    along, side = draw(st.integers(5, 695)) * 10, draw(st.sampled_from([-ASIDE, ASIDE]))
    if draw(st.booleans()):
        return along, draw(st.sampled_from(across)) * SPACING, 0, side
    return draw(st.sampled_from(down)) * SPACING, along, side, 0


def _room(draw: st.DrawFn, id: str, kind: str, across: list[int], down: list[int], **more: Any) -> list[dict[str, Any]]:
    """Behind a door 1 m off a corridor."""
    x, y, aside, below = _beside(draw, across, down)
    x, y = x + aside, y + below
    deep, wide = (abs(2 * aside), 100) if aside else (100, abs(2 * below))
    left, top = (min(x, x + 2 * aside), y - 50) if aside else (x - 50, min(y, y + 2 * below))
    return [area(id, kind, (left, top, left + deep, top + wide), **more), dot(f"door-{id}", "door", x, y, of=[id])]
