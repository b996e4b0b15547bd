import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.errors import Refused
from content.published.programme import Loop, Programme, Window, parse
from tests.content.published.pieces import NINE, programme_body
from tests.content.published.test_envelope import anything


def spoiled(*path: str | int, by: Any) -> dict[str, Any]:
    """The good body with the member at path replaced."""
    body = copy.deepcopy(programme_body())
    place: Any = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = by
    return body


def test_a_body_becomes_plain_values() -> None:
    programme = parse(programme_body(7))
    assert (programme.channel, programme.number, programme.size) == ("lobby-led", 7, (1920, 128))
    assert programme.regions[0].windows == (Window(NINE, NINE + 3_600_000, "L1", NINE),)
    assert programme.loops["L1"] == Loop(("n1r1", "n2r1"), (8_000, 23_000))
    assert programme.loops["L1"].period == 23_000
    assert [region.name for region in programme.regions] == ["main", "alert"]


def test_the_blobs_that_items_need_are_named_once() -> None:
    item = {"kind": "image", "blob": "ab" * 32, "approved_by": "1-0123456789ab"}
    assert parse(programme_body(items=dict.fromkeys(("idle", "n1r1", "n2r1"), item))).blobs == ("ab" * 32,)


WINDOWS = ("regions", 0, "windows")


@pytest.mark.parametrize(
    "body",
    [
        spoiled("loops", "L1", by=[]),
        spoiled("loops", "L1", by=[["n1r1", 0]]),
        spoiled("loops", "L1", by=[["n1r1", -1]]),
        spoiled("loops", "L1", by=[["n1r1", 1.5]]),
        spoiled("loops", "L1", by=[["n1r1", True]]),
        spoiled("loops", "L1", by=[["n1r1", "8000"]]),
        spoiled("loops", "L1", by=[["n1r1", 2**52], ["n2r1", 2**52]]),
        spoiled("loops", "L1", by=[["nowhere", 1000]]),
        spoiled("loops", "L1", by=[["n1r1"]]),
        spoiled("loops", by=[]),
        spoiled(*WINDOWS, by=[[1, 2, "L9", 1]]),
        spoiled(*WINDOWS, by=[[2, 2, "L1", 1]]),
        spoiled(*WINDOWS, by=[[3, 2, "L1", 1]]),
        spoiled(*WINDOWS, by=[[1, 3, "L1", 1], [2, 4, "L1", 1]]),
        spoiled(*WINDOWS, by=[[5, 6, "L1", 1], [1, 2, "L1", 1]]),
        spoiled(*WINDOWS, by=[[1, 2, "L1"]]),
        spoiled(*WINDOWS, by=[[1.0, 2, "L1", 1]]),
        spoiled(*WINDOWS, by=[[1, 2**60, "L1", 1]]),
        spoiled(*WINDOWS, by=None),
        spoiled("regions", 0, "fallback", by="L9"),
        spoiled("regions", 0, "fallback", by=None),
        spoiled("regions", 0, "fallback", by=["L0"]),
        spoiled("regions", 1, "fallback", by="L0"),
        spoiled("regions", 1, "name", by="main"),
        spoiled("regions", 1, "rect", by=[0, 0, 10, 10]),
        spoiled("regions", 0, "rect", by=[0, 0, 1921, 128]),
        spoiled("regions", 0, "rect", by=[-1, 0, 10, 10]),
        spoiled("regions", 0, "rect", by=[0, 0, 0, 10]),
        spoiled("regions", by=[]),
        spoiled("size", by=[1920]),
        spoiled("size", by=[0, 128]),
        spoiled("items", "n1r1", by="text"),
        spoiled("items", "n1r1", by={"kind": "page"}),
        spoiled("items", "n1r1", by={"approved_by": "1"}),
        spoiled("items", "n1r1", by={"kind": "image", "approved_by": "1", "blob": "../../hub/keys"}),
        spoiled("zone", by=""),
        spoiled("built_at", by="2026"),
    ],
    ids=lambda body: json.dumps([body["regions"], body["loops"]])[:60],
)
def test_what_the_compiler_never_makes_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        parse(body)
    assert refused.value.reason == "malformed"


def test_the_refusal_names_the_place() -> None:
    with pytest.raises(Refused, match=r"regions\.main.*overlap"):
        parse(spoiled(*WINDOWS, by=[[1, 3, "L1", 1], [2, 4, "L1", 1]]))


def test_windows_may_touch() -> None:
    assert len(parse(spoiled(*WINDOWS, by=[[1, 2, "L1", 1], [2, 4, "L1", 9]])).regions[0].windows) == 2


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The good body with anything at a random place in it."""
    body: Any = copy.deepcopy(programme_body())
    place: Any = {"": body}
    step: Any = ""
    while isinstance(place[step], dict | list) and place[step] and (step == "" or draw(st.booleans())):
        place = place[step]
        step = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    place[step] = draw(anything)
    return body if isinstance(body, dict) else {}


@given(mutated() | st.dictionaries(st.text(), anything))
def test_a_hostile_body_is_refused_or_is_a_programme_that_keeps_its_promises(body: dict[str, Any]) -> None:
    try:
        programme = parse(body)
    except Refused:
        return
    promises(programme)


def promises(programme: Programme) -> None:
    assert programme.regions[-1].name == "alert"
    for region in programme.regions:
        edges = [edge for window in region.windows for edge in window[:2]]
        assert edges == sorted(edges)
        assert all(window.start < window.end and window.loop in programme.loops for window in region.windows)
    for loop in programme.loops.values():
        assert set(loop.items) <= set(programme.items)
        assert list(loop.ends) == sorted(set(loop.ends))
