"""Nothing that a screen says about itself is believed before it is looked at."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display import health

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_whatever_a_screen_sends_is_read_without_an_exception(value: Any) -> None:
    assert health.shown(value) is None or set(health.shown(value) or ()) == {"number", "at"}
    report = health.health(value)
    assert (report is None) == (not isinstance(value, dict))
    assert health.size(value) is None or len(health.size(value) or ()) == 2


@given(st.dictionaries(st.text(max_size=40), json_values, max_size=60))
def test_a_report_stays_small_and_flat(value: dict[str, Any]) -> None:
    report = health.health(value)
    assert report is not None
    assert len(report) <= 4 + health.MOST_EXTRAS
    for name, each in report.items():
        assert len(name) <= 32
        assert each is None or isinstance(each, bool | int | str) or (name == "errors" and isinstance(each, list))
        assert not isinstance(each, str) or len(each) <= health.LONGEST


def test_good_values_pass_unchanged() -> None:
    errors = [{"item": "p3", "problem": "a blob is missing", "since": 1_700_000_000_000}]
    said = {"number": 7, "offset_ms": -12, "uptime_s": 3600, "errors": errors, "frames": 60, "hidden": True}
    assert health.health(said) == said
    assert health.health({"errors": ["x"]})["errors"] == [{"item": None, "problem": "x", "since": None}]  # type: ignore[index]
    assert health.shown({"number": 7, "at": 1_700_000_000_000}) == {"number": 7, "at": 1_700_000_000_000}
    assert health.size([1920, 128]) == [1920, 128]
    assert health.player("wall-a.1") == "wall-a.1"


@pytest.mark.parametrize("value", [True, "7", None, float("nan"), float("inf"), -1, 2**53, [], {}])
def test_what_is_no_number_is_not_taken_for_one(value: Any) -> None:
    assert health.whole(value) is None


@pytest.mark.parametrize("name", ["", "a/b", "../x", "x" * 65, "-x", "墙", 7, None])
def test_a_player_cannot_write_into_an_id(name: Any) -> None:
    assert health.player(name) is None


def test_lines_have_no_control_characters() -> None:
    assert health.line("a\nb\x00c\ud800") == "a b c "


class Disk:
    """Takes entries unless it is full."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, int]] = []
        self.full = False

    def write(self, kind: str, data: health.Report) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.entries.append((kind, len(data["entries"])))


def test_many_reports_become_one_entry() -> None:
    disk = Disk()
    reports = health.Reports(disk.write, lambda: 7)
    for number in range(40):
        reports.add("shown", {"number": number})
    assert disk.entries == []
    reports.flush()
    reports.flush()
    assert disk.entries == [("shown", 40)]


def test_a_full_batch_does_not_wait() -> None:
    disk = Disk()
    reports = health.Reports(disk.write, lambda: 7)
    for number in range(health.FULL):
        reports.add("shown", {"number": number})
    assert disk.entries == [("shown", health.FULL)]


def test_a_full_disk_loses_nothing_at_first_and_never_grows_without_end() -> None:
    disk = Disk()
    disk.full = True
    reports = health.Reports(disk.write, lambda: 7)
    for number in range(health.KEPT + 1000):
        reports.add("health", {"number": number})
        if number % 5000 == 0:
            reports.flush()
    reports.flush()
    assert (reports.failing_since, reports.lost) == (7, 1000)
    disk.full = False
    reports.flush()
    assert reports.failing_since is None
    assert sum(count for _, count in disk.entries) == health.KEPT
