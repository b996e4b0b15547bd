"""One file of expectations holds at() in Python and in JavaScript together."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from content.published.programme import parse
from content.published.timeline import Position, at
from tests.vectors import generate, hand

MODULE = Path(__file__).parents[3] / "display" / "player" / "static" / "timeline.js"
VECTORS: dict[str, Any] = json.loads(generate.FILE.read_text("utf-8"))
CASES: list[dict[str, Any]] = VECTORS["hand"] + VECTORS["generated"]
RUNNER = """
const wrong = (vectors) => [...vectors.hand, ...vectors.generated].flatMap((each, index) => {
  const got = JSON.stringify(at(vectors.programmes[each.programme], each.now));
  return got === JSON.stringify(each.expect) ? [] : [`${index}: ${each.why}: ${got}`];
});
"""


def as_position(expected: dict[str, Any] | None) -> Position | None:
    return None if expected is None else Position(**expected)


def test_sixty_by_hand_and_a_thousand_by_the_slow_reference() -> None:
    assert (len(VECTORS["hand"]), len(VECTORS["generated"])) == (60, 1000)


def test_the_committed_file_is_what_its_generator_makes() -> None:
    assert generate.FILE.read_text("utf-8") == generate.text()


def test_the_slow_reference_agrees_with_the_hand() -> None:
    for each in VECTORS["hand"]:
        assert generate.expected(VECTORS["programmes"][each["programme"]], each["now"]) == each["expect"], each["why"]


@pytest.mark.parametrize("case", VECTORS["hand"], ids=[f"{case[0]} {case[1]} {case[2]}" for case in hand.CASES])
def test_python_shows_what_was_reasoned_by_hand(case: dict[str, Any]) -> None:
    shown = at(parse(VECTORS["programmes"][case["programme"]]), case["now"])
    assert shown == {region: as_position(each) for region, each in case["expect"].items()}


def test_python_shows_what_the_slow_reference_shows() -> None:
    programmes = {name: parse(body) for name, body in VECTORS["programmes"].items()}
    for case in VECTORS["generated"]:
        shown = at(programmes[case["programme"]], case["now"])
        assert shown == {region: as_position(each) for region, each in case["expect"].items()}
        assert list(shown) == list(case["expect"]), "regions come in painting order"


def test_javascript_in_node_shows_the_same(tmp_path: Path) -> None:
    script = tmp_path / "vectors.mjs"
    reading = f"import fs from 'node:fs';\nconst vectors = JSON.parse(fs.readFileSync({str(generate.FILE)!r}));\n"
    script.write_text(reading + MODULE.read_text("utf-8") + RUNNER + "console.log(JSON.stringify(wrong(vectors)));")
    said = subprocess.run(["node", str(script)], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(said.stdout) == []


@pytest.mark.browser
def test_javascript_in_chromium_shows_the_same(browser: Browser) -> None:
    source = MODULE.read_text("utf-8") + RUNNER + "export { wrong };"
    page = browser.new_page()
    page.goto("about:blank")
    found = page.evaluate(
        """async ([source, vectors]) => {
            const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
            return (await import(url)).wrong(vectors);
        }""",
        [source, VECTORS],
    )
    assert found == []
