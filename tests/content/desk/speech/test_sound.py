"""A voice is a sound that every browser decodes, and what its marks say is heard where they say it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.speech.driver import Driver, Unspoken
from content.desk.speech.encode import EDGE_MS, PAUSE_MS, RATE, encoded
from content.desk.speech.espeak import Espeak
from content.desk.speech.sound import Pcm

from .listening import heard, length_ms, loudness

SAID = [
    ("title", "自来水接水。"),
    ("promised", "承诺4个工作日办结。"),
    ("nothing", "——"),
    ("phone", "电话：0999-5550124，请扫QR码。"),
]


def tone(ms: int, rate: int = RATE) -> Pcm:
    """A buzz that nobody takes for silence."""
    return Pcm((b"\x00\x20" * 20 + b"\x00\xe0" * 20) * (ms * rate // 40_000), rate)


def test_what_is_said_is_heard_where_the_marks_say_and_nowhere_else(driver: Driver) -> None:
    voice = encoded((path, driver.say(words, "zh-Hans")) for path, words in SAID)
    assert voice
    assert [mark.path for mark in voice.marks] == ["title", "promised", "phone"]
    for mark in voice.marks:
        assert loudness(voice.data, mark.start, mark.end) > 20 * loudness(voice.data, mark.end + 60, mark.end + 110)
    assert abs(length_ms(voice.data) - (voice.marks[-1].end + EDGE_MS)) <= 60


def test_english_is_said_too(driver: Driver) -> None:
    assert driver.say("Go to counter 4 on floor 1.", "en").ms > 1_000
    assert driver.say("", "en").ms == 0


def test_the_same_words_are_the_same_sound_to_the_byte(driver: Driver) -> None:
    once, again = (encoded((path, driver.say(words, "zh-Hans")) for path, words in SAID[:2]) for _ in range(2))
    assert once == again


def test_words_are_never_taken_for_commands(driver: Driver) -> None:
    for words in ("$(touch /tmp/x); `id`", "--help", "<speak><break time='10000s'/></speak>", "[[xxx]]"):
        assert driver.say(words, "en").ms < 20_000


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 700)), max_size=6))
def test_marks_rise_are_disjoint_and_lie_in_the_sound(parts: list[tuple[str, int]]) -> None:
    voice = encoded((path, tone(ms, 22_050)) for path, ms in parts)
    said = [path for path, ms in parts if tone(ms, 22_050).samples]
    if voice is None:
        assert said == []
        return
    assert [mark.path for mark in voice.marks] == said
    ends = [0, *(mark.end for mark in voice.marks)]
    for before, mark in zip(ends, voice.marks, strict=False):
        assert before + (PAUSE_MS if before else EDGE_MS) - 2 <= mark.start < mark.end
    assert abs(length_ms(voice.data) - (ends[-1] + EDGE_MS)) <= 60


def test_it_is_mono_and_small() -> None:
    voice = encoded([("a", tone(20_000))])
    assert voice
    assert voice.data.startswith(b"OggS")
    assert b"OpusHead" in voice.data[:64]
    assert len(voice.data) < 20 * 4_000
    assert heard(voice.data)[0].size > 0


def test_a_program_that_gives_no_sound_is_told_of(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bin")
    for name, script in (("mute", "#!/bin/sh\ncat >/dev/null\n"), ("broken", "#!/bin/sh\nexit 3\n")):
        (folder / name).write_text(script)
        (folder / name).chmod(0o700)
        with pytest.raises(Unspoken):
            Espeak(str(folder / name), "0").say("您好", "zh-Hans")
    with pytest.raises(Unspoken):
        Espeak(str(folder / "missing"), "0").say("您好", "zh-Hans")


def test_where_it_is_not_installed_there_is_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert Espeak.found() is None
