"""A frame on the wire: every lamp once, where the panels hang, in their own colours."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lamps import ORDERS, Way, way
from display.led.lamps import Lamps, Wiring, along, shades, wire

STRAIGHT = Way()
CELLS = st.integers(1, 6)


@st.composite
def ways(draw: st.DrawFn) -> Way:
    snake = draw(st.booleans())
    return Way(draw(st.booleans()), snake, draw(st.booleans()), draw(st.booleans()), snake and draw(st.booleans()))


def written(frame: Any, wiring: Wiring = Wiring(), brightness: float = 1.0) -> list[int]:  # noqa: B008
    lamps = Lamps((frame.shape[1], frame.shape[0]), wiring)
    out = np.zeros(lamps.length, np.uint8)
    lamps.write(frame, brightness, out)
    return [int(each) for each in out]


def numbered(width: int, height: int) -> Any:
    """A frame whose lamps each have their own number as red."""
    frame = np.zeros((height, width, 3), np.uint8)
    frame[:, :, 0] = np.arange(width * height).reshape(height, width)
    return frame


def reds(frame: Any, wiring: Wiring) -> list[int]:
    return written(frame, wiring)[::3]


@given(ways(), CELLS, CELLS)
def test_a_line_runs_through_every_cell_once(way: Way, width: int, height: int) -> None:
    assert sorted(along(way, width, height)) == list(range(width * height))


@given(ways(), CELLS, CELLS)
def test_a_snake_never_jumps(way: Way, width: int, height: int) -> None:
    cells = [divmod(int(cell), width) for cell in along(way._replace(snake=True), width, height)]
    steps = [abs(one[0] - two[0]) + abs(one[1] - two[1]) for one, two in itertools.pairwise(cells)]
    assert set(steps) <= {1}


@given(ways(), ways(), st.tuples(CELLS, CELLS), st.tuples(CELLS, CELLS))
def test_every_lamp_of_every_panel_is_on_the_wire_once(
    chain: Way, lamps: Way, panel: tuple[int, int], panels: tuple[int, int]
) -> None:
    size = (panel[0] * panels[0], panel[1] * panels[1])
    found = wire(size, panel, chain, lamps)
    assert sorted(found) == list(range(size[0] * size[1]))
    # Lamps that follow each other belong to one panel, until it is full.
    each = panel[0] * panel[1]
    for begin in range(0, len(found), each):
        rows, columns = np.divmod(found[begin : begin + each], size[0])
        assert len({(row // panel[1], column // panel[0]) for row, column in zip(rows, columns, strict=True)}) == 1


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("rows", [0, 1, 2, 3, 4, 5]),
        ("rows-snake", [0, 1, 2, 5, 4, 3]),
        ("columns", [0, 3, 1, 4, 2, 5]),
        ("columns-snake", [0, 3, 4, 1, 2, 5]),
        ("rows-from-bottom-right", [5, 4, 3, 2, 1, 0]),
        ("rows-snake-from-bottom-left", [3, 4, 5, 2, 1, 0]),
        ("columns-snake-from-top-right", [2, 5, 4, 1, 0, 3]),
    ],
)
def test_the_words_for_a_way_mean_what_they_say(words: str, order: list[int]) -> None:
    assert reds(numbered(3, 2), Wiring(lamps=way(words))) == order


def test_panels_are_chained_one_after_the_other() -> None:
    """Two panels of 2x1 beside each other, and two below."""
    chained = Wiring((2, 1), way("rows"))
    assert reds(numbered(4, 2), chained) == [0, 1, 2, 3, 4, 5, 6, 7]
    upright = Wiring((1, 2), way("rows"))
    assert reds(numbered(4, 2), upright) == [0, 4, 1, 5, 2, 6, 3, 7]


def test_panels_in_a_line_that_runs_back_may_hang_upside_down() -> None:
    assert reds(numbered(4, 2), Wiring((2, 1), way("rows-snake"))) == [0, 1, 2, 3, 6, 7, 4, 5]
    assert reds(numbered(4, 2), Wiring((2, 1), way("rows-snake-turned"))) == [0, 1, 2, 3, 7, 6, 5, 4]


def test_panels_that_do_not_fill_the_device_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fill"):
        Lamps((192, 32), Wiring((50, 32)))


@pytest.mark.parametrize("order", ORDERS)
def test_a_lamp_takes_its_colours_in_its_own_order(order: str) -> None:
    frame = np.array([[[10, 20, 30]]], np.uint8)
    colours = dict(zip("rgb", (10, 20, 30), strict=True))
    assert written(frame, Wiring(order=order)) == [colours[letter] for letter in order]


@given(st.floats(0.5, 4), st.floats(0, 1))
def test_lamps_never_get_darker_as_the_picture_gets_brighter(gamma: float, brightness: float) -> None:
    table = shades(gamma, brightness)
    if table is None:
        return
    assert (np.diff(table.astype(int)) >= 0).all()
    assert table[0] == 0
    assert table[255] == round(255 * brightness)


@pytest.mark.parametrize("words", ["rows", "columns-snake"])
def test_brightness_and_gamma_hold_on_any_wire_and_leave_the_frame_alone(words: str) -> None:
    frame = np.full((2, 3, 3), 128, np.uint8)
    assert set(written(frame, Wiring(lamps=way(words), gamma=2.2), 0.5)) == {28}
    assert (frame == 128).all()


def test_a_frame_that_is_a_window_onto_a_longer_line_is_taken_as_it_looks() -> None:
    line = numbered(9, 2)
    for words in ("rows", "rows-snake"):
        wiring = Wiring(lamps=way(words))
        assert written(line[:, 3:6], wiring) == written(line[:, 3:6].copy(), wiring)
