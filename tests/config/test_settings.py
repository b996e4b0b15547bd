"""Settings come from file, environment and flags, and every mistake is told at once."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import BadSettings, Settings, load
from config.table import BY_NAME, SETTINGS

KEY = "A" * 43 + "="


def mistakes(*flags: str, environ: dict[str, str] | None = None) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as caught:
        load("display", flags, environ or {})
    return caught.value.lines


def test_every_row_of_the_table_is_a_setting_of_a_process_and_the_other_way_round() -> None:
    assert {setting.name for setting in SETTINGS} | {"program"} == {field.name for field in fields(Settings)}


def test_the_two_programmes_listen_on_their_own_ports_by_default() -> None:
    assert (load("kiosk", [], {}).port, load("display", [], {}).port) == (8080, 8081)


def test_a_flag_wins_over_the_environment_and_the_environment_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "foyer.toml"
    file.write_text('host = "127.0.0.2"\n[display]\nport = 7001\ndesk_port = 7002\n[kiosk]\nport = 7003\n')
    environ = {"FOYER_CONFIG": str(file), "FOYER_PORT": "7004"}
    settings = load("display", ["--desk-port", "7005"], environ)
    assert (settings.host, settings.port, settings.desk_port) == ("127.0.0.2", 7004, 7005)
    assert load("kiosk", ["--config", str(file)], {}).port == 7003


def test_all_mistakes_are_told_together_each_naming_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "foyer.toml"
    file.write_text('colour = "blue"\ndisplay = 3\n')
    told = mistakes(
        "--port", "many", "--bogus", environ={"FOYER_SIZE": "big", "FOYER_NOPE": "1", "FOYER_CONFIG": str(file)}
    )
    named = ("--port", "--bogus", "FOYER_SIZE", "FOYER_NOPE", "colour", "[display]")
    assert len(told) == len(named)
    assert all(any(name in line for line in told) for name in named)


def test_a_file_that_is_missing_or_no_toml_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("port = = 3")
    assert len(mistakes("--config", str(tmp_path / "missing.toml"))) == 1
    assert len(mistakes("--config", str(tmp_path / "bad.toml"))) == 1


def test_nothing_is_fed_from_afar_without_the_hubs_key_and_a_token() -> None:
    assert len(mistakes("--upstream", "https://hub.office:8081")) == 2
    load("display", ["--upstream", "https://hub.office:8081", "--hub-key", KEY, "--upstream-token", "t" * 32], {})


def test_a_strip_is_fed_by_this_machine_without_either() -> None:
    assert load("display", ["--play", "lobby-led", "--device", "memory"], {}).play == "lobby-led"


def test_a_strip_needs_a_device_and_a_device_a_channel() -> None:
    assert len(mistakes("--play", "lobby-led")) == 1
    assert len(mistakes("--device", "memory")) == 1


def test_a_browser_shows_a_channel_or_one_tile_of_it() -> None:
    assert [load("display", ["--browser", each], {}).browser for each in ("wall-11f", "wall-11f/left")] == [
        "wall-11f",
        "wall-11f/left",
    ]
    for wrong in ("wall-11f/", "wall-11f/left/top", "../wall"):
        assert "is no channel's name" in mistakes("--browser", wrong)[0]


def test_the_sample_office_refuses_to_serve_beyond_this_machine(tmp_path: Path) -> None:
    (tmp_path / "demo").touch()
    assert "sample office" in mistakes("--data", str(tmp_path), "--host", "0.0.0.0")[0]  # noqa: S104
    load("display", ["--data", str(tmp_path)], {})


@given(st.sampled_from([setting for setting in SETTINGS if setting.name != "data"]), st.text(max_size=40))
def test_no_text_in_a_setting_is_worse_than_a_line_of_complaint(setting: object, text: str) -> None:
    name = next(row for row in SETTINGS if row is setting).name
    complaint = ""
    try:
        BY_NAME[name].read(text)
        complaint = "none"
    except ValueError as mistake:
        complaint = str(mistake)
    assert complaint
