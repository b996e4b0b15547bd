"""Voices are kept until they are not wanted and take too much room; a damaged one is as if it were not there."""

import os
from pathlib import Path

import pytest

from content.desk.speech.espeak import Espeak
from content.desk.speech.kept import Kept, key_of
from content.desk.speech.sound import Mark, Voice

VOICE = Voice(b"sound" * 100, (Mark("title", 120, 900), Mark("body.0", 1300, 2000)))


def test_what_is_put_is_what_is_read(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert (kept.keys(), kept.read("a"), kept.bytes()) == (frozenset(), None, 0)
    kept.put("a", VOICE)
    assert kept.read("a") == VOICE
    assert kept.keys() == {"a"}
    assert kept.bytes() > len(VOICE.data)


@pytest.mark.parametrize("damage", [b"", b"{}", b"{}\n", b'{"marks": 3, "sha": ""}\nx', b"\xff\n"])
def test_a_damaged_one_is_dropped(tmp_path: Path, damage: bytes) -> None:
    kept = Kept(tmp_path)
    kept.put("a", VOICE)
    (path,) = (tmp_path / "hub" / "voices").iterdir()
    path.write_bytes(damage)
    assert kept.read("a") is None
    assert kept.keys() == frozenset()


def test_one_flipped_byte_is_damage(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("a", VOICE)
    path = tmp_path / "hub" / "voices" / "a"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert kept.read("a") is None


def test_what_nobody_wants_goes_the_oldest_first_and_only_when_there_is_too_much(tmp_path: Path) -> None:
    kept = Kept(tmp_path, quota=2_000)
    for age, key in enumerate("abc"):
        kept.put(key, VOICE)
        os.utime(tmp_path / "hub" / "voices" / key, (1_000_000 - age, 1_000_000 - age))
    assert kept.make_room(lambda: pytest.fail("nobody asks while there is room"))
    kept.put("d", VOICE)
    assert kept.make_room(lambda: ["c"])
    assert kept.keys() == {"a", "c", "d"}
    kept.put("e", VOICE)
    assert not kept.make_room(lambda: "acde")
    assert kept.keys() == {"a", "c", "d", "e"}


def test_another_voice_another_version_other_words_are_kept_under_another_key() -> None:
    said = [("title", "您好。")]
    driver = Espeak("/usr/bin/espeak-ng", "1.51")
    keys = {
        key_of(driver, "zh-Hans", said),
        key_of(driver, "en", said),
        key_of(Espeak("/usr/bin/espeak-ng", "1.52"), "zh-Hans", said),
        key_of(driver, "zh-Hans", [("title", "再见。")]),
        key_of(driver, "zh-Hans", [("summary", "您好。")]),
    }
    assert len(keys) == 5
    assert key_of(Espeak("/opt/espeak-ng", "1.51"), "zh-Hans", said) in keys
