"""An emergency on an LED: plate, sign and words beside the line; a drill is hatched."""

from typing import Any

import numpy as np
import pytest

from content.type.faces import chain
from display.led.kinds.alert import prepare_alert

STYLE = {"plate": "#ffd400", "ink": "#000000", "pale": "#ffe24d"}
PLATE = (0xFF, 0xD4, 0x00)


def item(form: str, **more: Any) -> dict[str, Any]:
    plain = {"kind": "alert", "form": form, "colour": "yellow", "drill": False, "style": STYLE, "lang": "zh-Hans"}
    plain |= {"text": "【洪水黄色预警】远离河岸。", "headline": "洪水黄色预警", "facts": [["影响范围", "澄川市"]]}
    strip = {"badge": {"lines": ["洪水", "黄色预警"], "px": 24, "width": 180}, "px": 40, "width_px": 600, "speed": 50}
    wall = {"heading": 60, "title_px": 36, "px": 24, "pages": ["影响范围：澄川市", "第二页"], "page_ms": 1000}
    return plain | (strip if form == "strip" else wall) | more


def painted(form: str, size: tuple[int, int], offset: float, **more: Any) -> np.ndarray[Any, Any]:
    view = np.zeros((size[1], size[0], 3), np.uint8)
    prepare_alert(item(form, **more), size, lambda _: b"").paint(view, offset, 0)
    return view


def test_the_badge_stands_while_the_line_passes() -> None:
    early, late = (painted("strip", (512, 64), offset) for offset in (2000, 4000))
    assert np.array_equal(early[:, :180], late[:, :180])
    assert not np.array_equal(early[:, 180:], late[:, 180:])
    assert tuple(early[0, 0]) == PLATE


@pytest.mark.parametrize(("form", "size", "words"), [("strip", (512, 64), (64, 180)), ("wall", (320, 240), (60, 320))])
def test_sign_and_words_stand_in_ink_on_the_plate(form: str, size: tuple[int, int], words: tuple[int, int]) -> None:
    frame = painted(form, size, 0)
    high = 64 if form == "strip" else 60
    for part in (frame[:high, :high], frame[:high, words[0] : words[1]]):
        assert (part == 0).all(axis=2).any()
        assert (part == PLATE).all(axis=2).any()


def test_two_lines_on_32_lamps_touch_neither_each_other_nor_an_edge() -> None:
    badge = {"lines": ["洪水", "红色"], "px": 15, "width": 69}
    inked = (painted("strip", (192, 32), 0, badge=badge)[:, 32:69] == 0).all(axis=2).any(axis=1)
    # Noto, where the bitmaps are not installed, is one lamp higher.
    assert not inked[[0, 15, 16, 31] if len(chain(15)) == 2 else [0, 16]].any()
    assert inked[1:15].sum() > 10
    assert inked[17:31].sum() > 10


def test_pages_follow_each_other_under_one_heading() -> None:
    first, second = (painted("wall", (320, 240), offset) for offset in (0, 1500))
    assert np.array_equal(first[:60], second[:60])
    assert not np.array_equal(first[60:], second[60:])


def test_a_drill_is_hatched_and_an_all_clear_has_another_sign() -> None:
    plain = painted("strip", (512, 64), 0)
    assert not np.array_equal(painted("strip", (512, 64), 0, drill=True)[:, :180], plain[:, :180])
    assert not np.array_equal(painted("strip", (512, 64), 0, colour="over")[:, :64], plain[:, :64])


def test_a_badge_without_room_for_words_is_its_sign() -> None:
    alone = {"lines": [], "px": 16, "width": 32}
    assert tuple(painted("strip", (64, 32), 0, badge=alone)[0, 0]) == PLATE
