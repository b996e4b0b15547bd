"""Pipes, devices and folders where files should be: whoever may write to DATA must not make a reader wait for ever."""

import os
from pathlib import Path

import pytest

from content.published.errors import Refused
from content.published.reader import Reader
from content.published.spool import Spool, entries
from content.published.spool_files import LARGEST
from content.published.store import Store
from tests.content.published.pieces import programme, with_picture

LANE = "lobby-led"
ZERO = Path("/dev/zero")


def put_in_place(path: Path, what: str) -> None:
    path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(ZERO)


@pytest.fixture(params=["pipe", "device"])
def what(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_pointer_that_is_no_file_is_named_and_what_is_held_stays(store: Store, reader: Reader, what: str) -> None:
    store.publish("programmes", programme(1), LANE)
    reader.refresh()
    put_in_place(store.folder("programmes", LANE) / "current", what)
    assert reader.refresh() == set()
    assert [(each.what, each.name) for each in reader.problems] == [("damaged", f"programmes/{LANE}/current")]
    assert reader.programmes[LANE].number == 1
    store.publish("programmes", programme(2), LANE)
    assert reader.refresh() == {f"programme:{LANE}"}


def test_an_envelope_that_is_no_file_is_passed_over(store: Store, reader: Reader, what: str) -> None:
    store.publish("programmes", programme(1), LANE)
    put_in_place(store.path("programmes", 2, LANE), what)
    reader.refresh()
    assert reader.programmes[LANE].number == 1


def test_a_blob_that_is_no_file_is_damaged(store: Store, reader: Reader, what: str) -> None:
    sha = store.put_blob(b"a picture")
    store.publish("programmes", with_picture(sha), LANE)
    put_in_place(store.blob_path(sha), what)
    assert not store.has_blob(sha)
    with pytest.raises(Refused, match="no plain file"):
        store.read_blob(sha)
    assert store.put_blob(b"a picture") == sha
    assert store.has_blob(sha)


def test_an_entry_that_is_no_file_is_set_aside(tmp_path: Path, what: str) -> None:
    put_in_place(tmp_path / "odd-1.health.json", what)
    Spool(tmp_path, "push").append("shown", {"n": 1})
    assert [entry.data for entry in entries(tmp_path)] == [{"n": 1}]
    assert not (tmp_path / "odd-1.health.json").exists()


def test_an_entry_that_cannot_even_be_set_aside_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "odd-1.health.json").mkdir()
    (tmp_path / "odd-1.health.damaged" / "full").mkdir(parents=True)
    Spool(tmp_path, "push").append("shown", {"n": 1})
    assert [entry.data for entry in entries(tmp_path)] == [{"n": 1}]


def test_an_entry_too_large_to_be_one_is_set_aside_unread(tmp_path: Path) -> None:
    huge = tmp_path / "odd-1.health.json"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert entries(tmp_path) == []
    assert not huge.exists()
