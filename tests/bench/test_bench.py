"""`make bench` in small, without any Debian package: it must not rot between the days when somebody runs it whole."""

import json
import shutil
from pathlib import Path

import pytest

from tests.bench.__main__ import main
from tests.bench.rows import Row, table

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="the screens of the bench are compiled")


@pytest.mark.parametrize("name", ["push", "query", "kiosk"])
def test_the_bench_measures_and_prints_a_table(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = tmp_path / "rows.json"
    assert main(["--quick", "--only", name, "--json", str(found)]) == 0
    printed = capsys.readouterr().out
    assert "failed" not in printed
    rows = json.loads(found.read_text())
    assert rows
    assert all(row["foyer"] is not None for row in rows)
    assert all(row["what"] in printed for row in rows)


def test_a_ratio_is_judged_against_its_bound() -> None:
    row = Row("push", 9.0, "ms", peer=10.0, against="mosquitto", must=0.9, ambition=0.8)
    assert row.ratio == 0.9
    assert row.holds is True
    assert row.meets(row.ambition) is False


def test_a_figure_alone_is_judged_in_its_unit() -> None:
    assert Row("memory", 65.0, "KB", must=64).holds is False
    assert Row("times faster", 5.0, "x", must=4, more_is_better=True).holds is True


def test_what_was_not_measured_does_not_hold_and_a_missing_peer_says_nothing() -> None:
    assert Row("storm", None, "s", must=0.8).holds is False
    assert Row("storm", 0.2, "s", against="mosquitto", must=0.8).holds is None


def test_a_table_has_a_line_for_every_row() -> None:
    lines = table([Row("storm", 0.2, "s", must=0.8), Row("push", 9.0, "ms", 10.0, "mosquitto", 0.9)]).splitlines()
    assert len(lines) == 4
    assert "0.9000x" in lines[3]
    assert "yes" in lines[2]
