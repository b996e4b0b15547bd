"""Read aloud: a page says of its elements where they are spoken, and a recording can be had from any place in it."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from content.published.phrases import PHRASES
from kiosk.aloud import LONGEST, recorded
from tests.kiosk.bodies import DEPARTMENT, GUIDE
from tests.kiosk.house import png, words
from tests.kiosk.lobby import Lobby
from tests.kiosk.visitor import kiosk_of, page, visitor
from tests.kiosk.voices import recording, voiced
from tests.world.tampering import flip

TEMPLATES = Path(__file__).parents[2] / "kiosk" / "templates"
DOOR = "/departments/water-resources/"
SHA = "cd" * 32
VOICED = voiced(DEPARTMENT, SHA, ["title", "summary", "duties.0"], seconds=2)
PHRASED = voiced({"id": "phrases/phrases", "title": {"zh-Hans": "话"}}, SHA, list(PHRASES), seconds=1)
HTML_VOICE = re.compile(r'<(\w+)[^>]*? data-voice="([^"]+)"')


def heard(html: str) -> list[tuple[str, str]]:
    """The elements that say where they are spoken, and where."""
    return HTML_VOICE.findall(html)


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    made = Lobby(tmp_path / "data")
    made.publish({})
    return made


def spoken(lobby: Lobby, sound: bytes) -> tuple[FlaskClient, str]:
    """A kiosk whose department speaks, and the address of the recording."""
    sha = lobby.store.put_blob(sound)
    body = voiced({**DEPARTMENT, "qr": None}, sha, ["title"])
    lobby.publish_records({DEPARTMENT["id"]: body}, media={DEPARTMENT["id"]: [sound]})
    return kiosk_of(lobby).test_client(), f"/recordings/{sha}"


def test_an_element_says_where_it_is_spoken(tmp_path: Path) -> None:
    html = page(visitor(tmp_path, VOICED), DOOR)
    assert heard(html) == [
        ("h1", f"/recordings/{SHA}#t=0.000,2.000"),
        ("p", f"/recordings/{SHA}#t=2.000,4.000"),
        ("li", f"/recordings/{SHA}#t=4.000,6.000"),
    ]


def test_a_row_of_a_list_says_all_its_parts_in_turn(tmp_path: Path) -> None:
    html = page(visitor(tmp_path, VOICED), "/departments/")
    assert ("a", f"/recordings/{SHA}#t=0.000,2.000 /recordings/{SHA}#t=2.000,4.000") in heard(html)


def test_each_language_has_its_own_voice_and_traditional_readers_hear_mandarin(tmp_path: Path) -> None:
    other = "ef" * 32
    body = {**VOICED, "voice": {**VOICED["voice"], "en": {"blob": other, "marks": [["title", 0, 10]]}}}
    client = visitor(tmp_path, body)
    assert heard(page(client, f"{DOOR}?lang=zh-Hant")) == heard(page(client, DOOR))
    assert heard(page(client, f"{DOOR}?lang=en")) == [("h1", f"/recordings/{other}#t=0.000,0.010")]


def test_a_page_without_a_voice_has_no_mark(tmp_path: Path) -> None:
    client = visitor(tmp_path, DEPARTMENT, GUIDE)
    for path in ("/", DOOR, "/departments/", "/guides/", "/notices/", "/search/?q=水"):
        assert heard(page(client, path)) == []


def test_fixed_words_are_spoken_too(tmp_path: Path) -> None:
    client = visitor(tmp_path, VOICED, PHRASED)
    place = list(PHRASES).index("departments.title")
    assert ("h1", f"/recordings/{SHA}#t={place}.000,{place + 1}.000") in heard(page(client, "/departments/"))
    assert "h1" in dict(heard(page(client, "/nowhere/", 404)))


def test_a_notice_is_spoken_by_a_record_of_its_own(lobby: Lobby) -> None:
    lobby.publish({"n1r1": words("明日停水"), "a1": words("红色预警")}, alert=["a1"])
    notices = {f"notice/{name}": voiced({}, SHA, ["text"], seconds=3) for name in ("n1r1", "a1")}
    lobby.publish_records(notices)
    assert [tag for tag, _ in heard(page(kiosk_of(lobby).test_client(), "/notices/"))] == ["p", "p"]


def test_every_phrase_that_a_page_names_is_one() -> None:
    named = {
        key
        for path in TEMPLATES.rglob("*.html")
        for call in re.findall(r"said\(([^()]*)\)", path.read_text())
        for key in re.findall(r'"([a-z-]+\.[a-z0-9-]+)"', call)
    }
    assert len(named) > 20
    assert named - set(PHRASES) == set()


@pytest.mark.parametrize("asked", ["", "?mode=elder", "?mode=aloud", "?mode=elder-aloud"])
def test_the_controls_are_hidden_until_a_script_finds_something_to_read(tmp_path: Path, asked: str) -> None:
    html = page(visitor(tmp_path, VOICED), f"{DOOR}{asked}")
    (bar,) = re.findall(r'<section class="aloud"[^>]*>', html)
    begin = re.findall(r"<button[^>]*data-aloud-begin[^>]*>", html)
    assert all(" hidden>" in each for each in (bar, *begin))
    assert len(begin) == 1 + ("elder" in asked)


@given(voice=st.one_of(st.none(), st.text(), st.lists(st.integers())), marks=st.lists(st.lists(st.one_of(
    st.sampled_from(["title", ""]), st.integers(), st.booleans(), st.floats(allow_nan=True), st.none(), st.text()
), max_size=4)))  # fmt: skip
def test_of_a_voice_only_marks_count_that_are_some(voice: Any, marks: list[Any]) -> None:
    assert recorded(voice, "en") is None
    assert recorded({"en": voice}, "en") is None
    assert recorded({"en": {"blob": voice, "marks": marks}}, "en") is None
    found = recorded({"en": {"blob": SHA, "marks": marks}}, "en")
    assert found is not None
    assert all(0 <= start < end <= LONGEST for start, end in found[1].values())
    assert set(found[1]) <= {mark[0] for mark in marks if len(mark) == 3}
    assert recorded({"en": {"blob": SHA, "marks": voice}}, "en") == (SHA, {})


def test_no_voice_costs_the_visitor_the_page(lobby: Lobby) -> None:
    hostile = [
        "voice",
        7,
        [],
        {"zh-Hans": []},
        {"zh-Hans": {"blob": "../../trust.json", "marks": [["title", 0, 9]]}},
        {"zh-Hans": {"blob": SHA, "marks": {"title": [0, 9]}}},
        {
            "zh-Hans": {
                "blob": SHA,
                "marks": [["title", 9, 0], ["title", -1, 9], ["title", True, 9], ["title", 0, 2**53 - 1]],
            }
        },
        {"zh-Hans": {"blob": f"{SHA}\n", "marks": [["title", 0, 9]]}},
        _deep(200),
    ]
    bodies = {f"department/d{n}": {**DEPARTMENT, "qr": None, "voice": voice} for n, voice in enumerate(hostile)}
    lobby.publish_records(bodies)
    client = kiosk_of(lobby).test_client()
    for path in ("/departments/", *(f"/departments/d{n}/" for n in range(len(hostile)))):
        assert heard(page(client, path)) == []


def _deep(levels: int) -> Any:
    return [_deep(levels - 1)] if levels else []


def got(client: FlaskClient, address: str, **asked: str) -> tuple[int, Headers, bytes]:
    with client.get(address, headers=asked) as answer:
        return answer.status_code, answer.headers, answer.data


def test_a_recording_is_given_whole_and_from_any_place_and_kept(lobby: Lobby) -> None:
    sound = recording(1)
    client, address = spoken(lobby, sound)
    code, headers, whole = got(client, address)
    assert (code, headers["Content-Type"], whole) == (200, "audio/ogg", sound)
    assert "immutable" in headers["Cache-Control"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    code, headers, part = got(client, address, Range="bytes=100-199")
    assert (code, headers["Content-Range"], part) == (206, f"bytes 100-199/{len(sound)}", sound[100:200])


def test_what_is_no_recording_of_this_edition_is_not_given(lobby: Lobby) -> None:
    client, address = spoken(lobby, recording(1))
    other = lobby.store.put_blob(png())
    for wrong in (f"/recordings/{other}", "/recordings/..%2f..%2ftrust.json", address.replace("recordings", "blobs")):
        assert got(client, wrong)[0] == 404
    assert got(client, address)[0] == 200
    flip(lobby.store.blob_path(address.rpartition("/")[2]))
    assert got(client, address)[0] == 404
