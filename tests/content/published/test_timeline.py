"""What must be true of at() for every programme, whatever the vectors happen to hold."""

from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from content.published.programme import Programme, parse
from content.published.timeline import at
from tests.content.published.pieces import NINE
from tests.vectors import generate


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    seed = draw(st.integers(0, 2**32))
    return generate.made_programme("any", 1, Random(seed))  # noqa: S311


@st.composite
def moments(draw: st.DrawFn) -> tuple[dict[str, Any], int]:
    body = draw(bodies())
    edges = [edge for region in body["regions"] for window in region["windows"] for edge in window[:2]] or [NINE]
    near = st.sampled_from(edges).flatmap(lambda edge: st.integers(edge - 3, edge + 3))
    return body, draw(near | st.integers(min(edges) - 10**7, max(edges) + 10**7))


@given(moments())
def test_it_is_what_the_slow_reference_walks_to(moment: tuple[dict[str, Any], int]) -> None:
    body, now = moment
    shown = {name: each and each._asdict() for name, each in at(parse(body), now).items()}
    assert shown == generate.expected(body, now)


@given(moments(), st.floats(0, 1, exclude_max=True))
def test_the_answer_holds_until_it_says_and_not_a_ms_longer(moment: tuple[dict[str, Any], int], part: float) -> None:
    programme, now = parse(moment[0]), moment[1]
    for name, position in at(programme, now).items():
        if position is None:
            continue
        assert position.offset >= 0
        assert now < position.until
        later = now + int((position.until - now) * part)
        held = at(programme, later)[name]
        assert held == position._replace(offset=position.offset + later - now)
        assert changes_at(programme, name, position.until, position.offset + position.until - now)


def changes_at(programme: Programme, region: str, instant: int, offset: int) -> bool:
    """At its `until` an answer is another item, or the same in another turn, or the window is another one."""
    position = at(programme, instant)[region]
    edges = {
        edge for each in programme.regions if each.name == region for window in each.windows for edge in window[:2]
    }
    return position is None or position.offset == 0 or position.offset != offset or instant in edges


@given(moments())
def test_only_the_alert_region_may_be_empty(moment: tuple[dict[str, Any], int]) -> None:
    shown = at(parse(moment[0]), moment[1])
    assert all(position for name, position in shown.items() if name != "alert")


@given(moments(), st.integers(1, 1000))
def test_a_screen_that_joins_late_shows_what_the_others_show(moment: tuple[dict[str, Any], int], number: int) -> None:
    body, now = moment
    assume(number != body["number"])
    assert at(parse(body | {"number": number}), now) == at(parse(body), now)
