"""Settings of LED lamps: the way they are wired, and how bright they are when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lamps import LEVELS, Brightness, Way, brightness, gamma, matrix, universe, way
from config.settings import BadSettings, load

DAY = st.integers(0, 1439)


@given(st.builds(Way, st.booleans(), st.just(True), st.booleans(), st.booleans(), st.booleans()))
def test_a_way_is_read_as_it_is_written(made: Way) -> None:
    assert way(str(made)) == made
    straight = made._replace(snake=False, turned=False)
    assert way(str(straight)) == straight


def test_only_a_snake_has_lines_that_hang_upside_down() -> None:
    assert way("rows-snake-turned").turned
    with pytest.raises(ValueError, match="no way"):
        way("rows-turned")


@pytest.mark.parametrize("raw", ["", "diagonal", "rows-snake-from-centre", "rows-from-top", None, 7])
def test_another_way_is_none(raw: object) -> None:
    with pytest.raises(ValueError, match="for example"):
        way(raw)


def test_lamps_are_darker_at_night_and_bright_for_an_emergency() -> None:
    plan = brightness("80, 19:00-07:00 30, urgent 60, emergency 100")
    noon, evening, night = 12 * 60, 19 * 60, 3 * 60
    assert [plan.share(each, "routine") for each in (noon, evening, night, 7 * 60)] == [0.8, 0.3, 0.3, 0.8]
    assert [plan.share(night, level) for level in LEVELS] == [0.3, 0.3, 0.6, 1.0]
    assert plan.share(noon, "urgent") == 0.8, "a level makes nothing darker"


def test_of_spans_that_overlap_the_last_one_counts() -> None:
    assert brightness("50, 08:00-20:00 70, 12:00-13:00 90").share(12 * 60 + 30, None) == 0.9


@given(DAY, DAY, DAY)
def test_a_span_holds_from_its_begin_until_its_end(begin: int, end: int, minute: int) -> None:
    plan = Brightness(1.0, ((begin, end, 0.5),))
    inside = begin <= minute < end or (end < begin and (minute >= begin or minute < end))
    assert (plan.share(minute, None) == 0.5) is inside


@pytest.mark.parametrize("raw", ["", "101", "dark", "25:00-07:00 30", "19:00-07:00", "loud 50", "80;30", True, "-1"])
def test_what_is_no_brightness_is_told(raw: object) -> None:
    with pytest.raises(ValueError, match="is no"):
        brightness(raw)


def test_options_of_a_matrix_keep_their_own_names() -> None:
    assert matrix("hardware_mapping=adafruit-hat, gpio_slowdown=4") == {
        "hardware_mapping": "adafruit-hat",
        "gpio_slowdown": 4,
    }


@pytest.mark.parametrize(("read", "raw"), [(gamma, "0"), (gamma, "nan"), (universe, "-1"), (universe, "70000")])
def test_numbers_beyond_sense_are_refused(read: object, raw: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        read(raw)  # type: ignore[operator]


@pytest.mark.parametrize(
    "device",
    [
        "memory",
        "png:/run/led",
        "emulator",
        "emulator:8900",
        "hub75",
        "sacn:10.0.0.7",
        "artnet:led.office:6454",
        "ddp:[::1]",
    ],
)
def test_a_device_is_named_by_its_kind_and_where_it_is(device: str) -> None:
    assert load("display", ["--play", "lobby-led", "--device", device], {}).device == device


@pytest.mark.parametrize(
    "device", ["sacn", "ddp:", "ddp:a b", "png:", "artnet:host:port", "hologram:1", "hub75:1", "memory:3"]
)
def test_another_device_is_one_line(device: str) -> None:
    with pytest.raises(BadSettings) as caught:
        load("display", ["--play", "lobby-led", "--device", device], {})
    assert "is no device" in caught.value.lines[0]


@pytest.mark.parametrize("device", ["ddp:10.0.0.7:70000", "emulator:0"])
def test_a_port_beyond_the_last_is_one_line(device: str) -> None:
    with pytest.raises(BadSettings, match="is no port"):
        load("display", ["--play", "lobby-led", "--device", device], {})


def test_panels_that_do_not_fill_the_device_are_one_line() -> None:
    flags = ["--play", "lobby-led", "--device", "ddp:10.0.0.7", "--size", "192x32", "--led-panel"]
    assert load("display", [*flags, "64x32"], {}).led_panel == (64, 32)
    with pytest.raises(BadSettings, match="50x32 do not fill 192x32"):
        load("display", [*flags, "50x32"], {})
