"""What stands twice because its rooms may not know each other, held to be the same."""

import re
from pathlib import Path

from content.desk.compile import alert_sounds
from display.led.sound import hearing, tone

ROOT = Path(__file__).parents[3]
PLAYER, KIOSK = ROOT / "display" / "player" / "static", ROOT / "kiosk" / "static" / "js"


def number(of: str, file: Path) -> float:
    found = re.search(rf"\b{of} = ([\d.]+);", file.read_text())
    assert found
    return float(found[1])


def test_a_kiosk_sounds_as_the_player_does() -> None:
    for name in ("tone.js", "painted.js"):
        assert (KIOSK / name).read_bytes() == (PLAYER / name).read_bytes()


def test_the_tone_takes_as_long_everywhere() -> None:
    files = (PLAYER / "hearing.js", KIOSK / "heard.js")
    assert {number("TONE_MS", file) for file in files} == {alert_sounds.TONE_MS} == {hearing.TONE_MS}
    assert len(tone.tone("alert")) == tone.RATE * alert_sounds.TONE_MS // 1000


def test_a_strip_sounds_as_the_player_does() -> None:
    text = (PLAYER / "tone.js").read_text()
    notes = {name: tuple(map(int, each.split(","))) for name, each in re.findall(r"(\w+): \[([\d, ]+)\]", text)}
    assert notes == tone.NOTES
    for name in ("NOTE_S", "LOUD", "EDGE_S"):
        assert number(name, PLAYER / "tone.js") == getattr(tone, name)
