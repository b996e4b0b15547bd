"""Records at the console: what there is, and drafts put out in somebody's name."""

from pathlib import Path

import pytest

from content.desk.commands import main
from content.published.store import Store
from tests.world import Office
from tests.world.records import written

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(office: Office) -> Path:
    """An office in which one department lies as a draft."""
    written(office, "supply")
    office.close()
    return office.data


def run(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data)])


def drafts(data: Path, capsys: Captured) -> list[str]:
    capsys.readouterr()
    assert run(data, "records", "list", "--state", "draft") == 0
    return [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]


def test_a_draft_is_listed_until_it_is_approved_and_then_in_the_edition(data: Path, capsys: Captured) -> None:
    assert drafts(data, capsys) == ["department/supply"]
    told = ["--approve-as", "office", "--reason", "checked on paper"]
    assert run(data, "records", "approve", "department/supply", *told) == 0
    assert drafts(data, capsys) == []
    assert Store(data / "store").pointer("editions") is not None
    assert run(data, "verify") == 0


@pytest.mark.parametrize(
    ("name", "who", "reason"),
    [
        ("department/supply", "author", "r"),
        ("department/supply", "office", " "),
        ("department/none", "office", "r"),
        ("x", "office", "r"),
    ],
)
def test_what_may_not_be_approved_stays_a_draft(data: Path, capsys: Captured, name: str, who: str, reason: str) -> None:
    assert run(data, "records", "approve", "department/supply", name, "--approve-as", who, "--reason", reason) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert drafts(data, capsys) == ["department/supply"]
