"""What a strip writes down: only what its device took, kept over a power cut, told once to the desk."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from content.desk.plays import taking
from content.published.plays import HOUR, Turn
from content.published.spool import Spool, entries
from display.led import machine
from display.led.looks import Looks, picture
from display.led.plays import Plays
from tests.display.led.house import SCREEN, House
from tests.display.led.made import page, strip_body
from tests.world import Hands, Office
from tests.world.fixtures import office, pristine_office

__all__ = ["office", "pristine_office"]

WHO = {"screen": SCREEN, "channel": "lobby-led"}


def plays_of(office: Office, file: Path) -> Plays:
    return Plays(Spool(office.data / "spool", "play-lobby-led-log"), WHO, file)


def kept(office: Office, hands: Hands) -> list[tuple[str, int, str]]:
    """(item, ms, why the span ended) of all that the desk knows of the strip."""
    office.desk.intake.once()
    with office.desk.database.reading() as session:
        spans = taking.spans(session, SCREEN, hands.now() - HOUR, hands.now() + HOUR)
    return [(each.item, each.ms, span.ended) for span in spans for each in span.shown]


def turn(hands: Hands) -> dict[str, Turn]:
    return {"main": Turn("n1r1", hands.now(), hands.now() + 60_000)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plays.json"


def test_the_desk_learns_what_the_device_took(office: Office, hands: Hands, file: Path) -> None:
    plays, turns = plays_of(office, file), turn(hands)
    plays.see(hands.now(), 7, turns)
    hands.advance(3000)
    plays.pause(hands.now(), "device")
    assert kept(office, hands) == [("n1r1", 3000, "device")]


def test_what_goes_on_is_told_again_and_counts_once(office: Office, hands: Hands, file: Path) -> None:
    plays, turns = plays_of(office, file), turn(hands)
    hands.advance(HOUR - hands.now() % HOUR)
    for _ in range(40):
        plays.see(hands.now(), 7, turns)
        hands.advance(4000)
    assert kept(office, hands) == [("n1r1", 124_000, "")]
    plays.pause(hands.now(), "stopped")
    assert kept(office, hands) == [("n1r1", 160_000, "stopped")]


def test_a_power_cut_takes_seconds_of_the_log_and_no_more(office: Office, hands: Hands, file: Path) -> None:
    hands.advance(HOUR - hands.now() % HOUR)
    plays, turns = plays_of(office, file), turn(hands)
    for _ in range(6):
        plays.see(hands.now(), 7, turns)
        hands.advance(4000)
    del plays
    plays_of(office, file)
    assert kept(office, hands) == [("n1r1", 16_000, "")]
    assert not file.exists()


def test_a_kept_span_that_is_no_span_is_thrown_away(office: Office, hands: Hands, file: Path) -> None:
    for text in ("{", "[]", json.dumps({"id": "x"})):
        file.write_text(text)
        plays_of(office, file)
        assert not file.exists()
    assert kept(office, hands) == []


def test_a_device_that_is_gone_showed_nothing(house: House, hands: Hands) -> None:
    plays = Plays(Spool(house.spool, "log"), WHO, house.spool.parent / "plays.json")
    house.playing._plays = plays
    house.publish(strip_body((64, 32), (page("请有序排队"), 60_000)))
    for _ in range(3):
        house.frame(1000)
    assert house.device
    house.device.plugged = False
    for _ in range(2):
        house.frame(1000)
    (span,) = [each for each in house.reported("plays") if each["ended"]]
    assert (span["ended"], span["to"] - span["from"]) == ("device", 3000)


def test_the_picture_is_the_frame_that_was_taken(hands: Hands, tmp_path: Path) -> None:
    frame = np.zeros((16, 64, 3), np.uint8)
    frame[4, 5] = (255, 200, 0)
    looks = Looks(Spool(tmp_path, "log"), WHO)
    for _ in range(40):
        looks.see(frame, hands.now(), 7)
        hands.advance(1000)
    assert len([each for each in entries(tmp_path) if each.kind == "picture"]) == 2
    with Image.open(BytesIO(picture(frame))) as opened:
        assert np.array_equal(np.asarray(opened), frame)


def test_no_picture_is_larger_than_is_carried() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (256, 512, 3), np.uint8)
    assert len(picture(noise, 20_000)) <= 20_000


def test_a_machine_tells_how_warm_it_is_where_it_knows(tmp_path: Path) -> None:
    for zone, degrees in (("thermal_zone0", "41000\n"), ("thermal_zone1", "56500\n"), ("thermal_zone2", "?")):
        (tmp_path / zone).mkdir()
        (tmp_path / zone / "temp").write_text(degrees)
    told = machine.facts(tmp_path, tmp_path)
    assert told["temperature_c"] == 56
    assert isinstance(told["disk_free_mb"], int)
    assert "temperature_c" not in machine.facts(tmp_path, tmp_path / "none")
