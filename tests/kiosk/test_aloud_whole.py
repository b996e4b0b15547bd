"""What the desk has spoken is heard somewhere: every mark that a record's voice can have is on a page of the kiosk."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from content.desk.speech.script import script
from content.published.phrases import PHRASES
from tests.kiosk.bodies import ABOUT, CATALOG, DEPARTMENT, FLOOR_5, GUIDE, OFFICE, POWER, TOPICS
from tests.kiosk.test_aloud import heard
from tests.kiosk.visitor import page, visitor
from tests.kiosk.voices import voiced

SHA = "cd" * 32
EVERYTHING = (OFFICE, GUIDE, POWER, DEPARTMENT, FLOOR_5, CATALOG, TOPICS, ABOUT)
PAGES = {
    "office": ("/", "/about/"),
    "guide": ("/guides/water-abstraction/",),
    "power": ("/powers/",),
    "department": ("/departments/water-resources/",),
    "floor": ("/floors/5/",),
    "catalog": ("/catalog/item/CCSW-2026-00031/",),
    "topics": ("/catalog/", "/catalog/?topic=A", "/catalog/?topic=A1"),
    "about": ("/about/guide/",),
}
UNHEARD: Mapping[str, set[str]] = {
    # The name of the house is its page's name; what the list of topics is called stands on no page.
    "office": {"title", "motto"},
    "topics": {"title"},
}


@pytest.mark.parametrize("body", EVERYTHING, ids=lambda body: str(body["kind"]))
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_mark_of_a_voice_is_on_a_page(tmp_path: Path, body: dict[str, Any], lang: str) -> None:
    kind = body["kind"]
    paths = [path for path, _ in script(body)[lang]]
    client = visitor(tmp_path, *(each for each in EVERYTHING if each is not body), voiced(body, SHA, paths, seconds=1))
    query = "" if lang == "zh-Hans" else "lang=en"
    html = "".join(page(client, f"{path}{'&' if '?' in path else '?'}{query}") for path in PAGES[kind])
    clips = {clip for _, told in heard(html) for clip in told.split(" ")}
    unheard = {
        path for place, path in enumerate(paths) if f"/recordings/{SHA}#t={place}.000,{place + 1}.000" not in clips
    }
    assert unheard - UNHEARD.get(kind, set()) == set()


def test_the_phrases_are_those_of_the_desk() -> None:
    for lang in ("zh-Hans", "en"):
        assert [key for key, _ in script({"kind": "phrases"})[lang]] == list(PHRASES)
