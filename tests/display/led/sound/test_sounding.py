"""A strip with a loudspeaker: the real player of samples is a program, so a program stands in for it here."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from content.desk.speech.encode import encoded
from content.desk.speech.sound import Pcm
from display.led.sound.sounding import Sounding
from display.led.sound.speaker import Speaker
from display.led.sound.tone import RATE, tone
from tests.display.led.house import House
from tests.display.led.made import NINE, body, page, region
from tests.waiting import until
from tests.world import Hands

SIZE = (96, 32)
VOICE_MS = 2000


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose `aplay` writes what it is given into this folder: the samples, then the words it was called by.
    It takes as long as is wanted: it ends when it is told to, or when a file `enough` is there."""
    folder, programs = tmp_path / "played", tmp_path / "programs"
    folder.mkdir()
    programs.mkdir()
    script = programs / "aplay"
    script.write_text(
        f"#!/bin/sh\ncat > {folder}/samples.part\nmv {folder}/samples.part {folder}/samples\n"
        f'echo "$*" > {folder}/words\n[ -e {folder}/fail ] && echo "no such device" >&2 && exit 1\nexit 0\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return folder


@pytest.fixture
def hands() -> Hands:
    return Hands(NINE)


@pytest.fixture
def house(tmp_path: Path, hands: Hands) -> House:
    return House(tmp_path / "strip", hands)


@pytest.fixture
def sounding(house: House, hands: Hands) -> Iterator[Sounding]:
    speaker = Speaker("null")
    yield Sounding(house.watching, house.store.read_blob, speaker, house.reports, hands)
    speaker.hush()


def told(voice: str, **sound: Any) -> dict[str, Any]:
    """An alert from nine on for an hour, its words in one recording."""
    items = {
        "a1": page("警"),
        "a1-voice-zh-Hans": {"kind": "voice", "blob": voice, "ms": VOICE_MS, "approved_by": "1-0"},
    }
    made = body(
        SIZE,
        [region("main", (0, 0, *SIZE))],
        {"A0": [("a1", 60_000)]},
        items,
        alert=[(NINE, NINE + 3_600_000, "A0", NINE)],
    )
    usual = {"tone": "alert", "words": ["a1-voice-zh-Hans"], "every_ms": 60_000, "always": False}
    return made | {"sounds": {"A0": usual | sound}}


def recording(house: House) -> str:
    """Two seconds of a low note."""
    seconds = np.arange(VOICE_MS * 22_050 // 1000) / 22_050
    samples = (np.sin(seconds * 6.283 * 220) * 12_000).astype("<i2")
    made = encoded([("alert", Pcm(samples.tobytes(), 22_050))])
    assert made
    return house.store.put_blob(made.data)


def heard(folder: Path) -> np.ndarray[Any, np.dtype[np.int16]]:
    """What was played since the last call."""
    until(lambda: (folder / "samples").exists() and (folder / "words").exists())
    found = np.frombuffer((folder / "samples").read_bytes(), "<i2")
    (folder / "samples").unlink()
    (folder / "words").unlink()
    return found


def test_first_the_tone_then_the_words(house: House, hands: Hands, sounding: Sounding, played: Path) -> None:
    house.publish(told(recording(house)))
    sounding.look()
    assert np.array_equal(heard(played), tone("alert"))
    hands.advance(3000)
    sounding.look()
    words = heard(played)
    assert len(words) == pytest.approx(VOICE_MS * RATE // 1000, rel=0.2)
    assert np.abs(words).max() > 5000
    hands.advance(1000)
    sounding.look()
    assert not (played / "samples.part").exists()
    hands.advance(60_000 - 4000)
    sounding.look()
    assert len(heard(played)) == len(tone("alert"))


def test_who_comes_late_falls_in_where_the_others_are(
    house: House, hands: Hands, sounding: Sounding, played: Path
) -> None:
    house.publish(told(recording(house)))
    hands.advance(60_000 + 1000)
    sounding.look()
    assert np.array_equal(heard(played), tone("alert")[RATE:])


def test_a_voice_that_is_broken_leaves_the_tone_and_is_told(
    house: House, hands: Hands, sounding: Sounding, played: Path
) -> None:
    house.publish(told(house.store.put_blob(b"no sound at all")))
    sounding.look()
    assert len(heard(played)) == len(tone("alert"))
    hands.advance(3000)
    sounding.look()
    house.frame()
    assert [error["item"] for error in house.reported("health")[-1]["errors"]] == ["sound"]


def test_a_device_that_is_gone_is_told_until_it_is_heard_again(
    house: House, hands: Hands, sounding: Sounding, played: Path
) -> None:
    def errors() -> list[str]:
        sounding.look()
        house.frame()
        return [error["problem"] for error in house.reported("health")[-1]["errors"]]

    (played / "fail").touch()
    house.publish(told(recording(house)))
    until(lambda: errors() == ["no such device"])
    (played / "fail").unlink()
    hands.advance(60_000)
    until(lambda: errors() == [])


def test_a_machine_without_the_program_says_what_to_install(
    house: House, sounding: Sounding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    house.publish(told("0" * 64))
    sounding.look()
    house.frame()
    assert "alsa-utils" in house.reported("health")[-1]["errors"][0]["problem"]


def test_what_is_over_is_silent_at_once(
    house: House, hands: Hands, sounding: Sounding, slow: Callable[[], bool]
) -> None:
    house.publish(told("0" * 64))
    sounding.look()
    until(slow)
    house.publish(body(SIZE, [region("main", (0, 0, *SIZE))], {}, {}, number=2))
    sounding.look()
    assert not slow()


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """A machine whose `aplay` plays until it is ended; whether it does."""
    programs, pid = tmp_path / "programs", tmp_path / "pid"
    programs.mkdir()
    script = programs / "aplay"
    script.write_text(f"#!/bin/sh\necho $$ > {pid}.part\nmv {pid}.part {pid}\nexec cat /dev/zero > /dev/null\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")

    def runs() -> bool:
        return pid.exists() and Path(f"/proc/{pid.read_text().strip()}").exists()

    return runs
