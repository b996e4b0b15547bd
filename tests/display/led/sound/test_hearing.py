"""The shared cases of what is heard when; display/player/static/hearing.js runs the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from content.published.programme import parse
from display.led.sound.hearing import hearing
from tests.display.led.made import Item, body, region

SHARED = json.loads((Path(__file__).parents[3] / "vectors" / "hearing.json").read_text())
CASES: list[tuple[int, list[Any] | None]] = SHARED["cases"]
SHA = "a" * 64


def told(**more: Any) -> dict[str, Any]:
    """The programme of the cases."""
    given = SHARED["programme"] | more
    dark: Item = {"kind": "dark", "approved_by": "1-0"}
    voices = {name: voice(item) for name, item in given["items"].items()}
    main = region("main", (0, 0, 96, 32), [(start, end, "D", start) for start, end in given["dark"]])
    loops = {"D": [("dark", 60_000)], **{window[2]: [("dark", 60_000)] for window in given["windows"]}}
    made = body((96, 32), [main], loops, {"dark": dark, **voices}, alert=given["windows"])
    return made | {"sounds": given["sounds"]}


def voice(item: dict[str, Any]) -> Item:
    blob = {"blob": SHA} if item.get("blob") else {}
    return {"kind": "voice", "approved_by": "1-0", **{name: ms for name, ms in item.items() if name == "ms"}, **blob}


@pytest.mark.parametrize(("now", "expected"), CASES, ids=lambda value: str(value)[:12])
def test_what_is_due_is_what_the_browser_plays(now: int, expected: list[Any] | None) -> None:
    due = hearing(parse(told()), now)
    assert (due and ["tone" if due.tone else "item", due.tone or due.item, due.begin, due.until]) == expected


@pytest.mark.parametrize(
    "sound",
    [
        {},
        {"tone": 7, "words": "all of them", "every_ms": "often"},
        {"tone": None, "words": [["a1-zh"], 7, None]},
        {"every_ms": -1, "words": {"a1-zh": 1}},
    ],
)
def test_nonsense_is_silence(sound: dict[str, Any]) -> None:
    assert hearing(parse(told(sounds={"A0": sound})), 10_000) is None
