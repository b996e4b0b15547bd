"""The kiosk follows editions: it shows a new one once its index stands, and the last good one until then."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from config.settings import load
from content.published.clock import wall
from kiosk.app import create_app
from kiosk.holding import Holding
from kiosk.index import files
from kiosk.index.schema import FORMAT
from tests.kiosk.lobby import Lobby
from tests.processes import ROOT
from tests.waiting import until
from tests.world.tampering import flip

PAGE = 16384


def guide(title: str) -> dict[str, Any]:
    return {"title": {"zh-Hans": title}, "summary": {"zh-Hans": f"{title}怎么办"}}


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    found = Lobby(tmp_path / "data")
    found.publish_records({"guide/a": guide("甲")})
    return found


@pytest.fixture
def holding(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> Iterator[Holding]:
    monkeypatch.setattr("kiosk.indexing.RETRY_S", 0.1)
    monkeypatch.setattr("kiosk.indexing.IDLE", 0)
    found = lobby.holding()
    found.start()
    yield found
    found.stop()


def number(holding: Holding) -> int:
    return holding.view.records.number if holding.view.records else 0


def title(holding: Holding) -> str:
    records = holding.view.records
    assert records is not None
    return records.of_kind("guide", wall())[0].title["zh-Hans"]


def test_at_start_an_index_that_stands_is_used_as_it_is(lobby: Lobby) -> None:
    (path,) = files.standing(lobby.data)
    before = path.stat()
    assert title(lobby.holding()) == "甲"
    assert path.stat() == before


def test_without_an_index_the_edition_is_held_and_its_records_come(lobby: Lobby, holding: Holding) -> None:
    for path in files.folder(lobby.data).iterdir():
        path.unlink()
    fresh = lobby.holding()
    assert (fresh.view.edition is not None, fresh.view.records) == (True, None)
    fresh.start()
    until(lambda: number(fresh) == 1)
    fresh.stop()


def test_edition_and_records_change_together(lobby: Lobby, holding: Holding) -> None:
    mixtures, stop = [], threading.Event()

    def read() -> None:
        while not stop.wait(0.0005):
            view = holding.view
            if view.edition and view.records and view.edition.number != view.records.number:
                mixtures.append(view)

    reader = threading.Thread(target=read)
    reader.start()
    for each in "乙丙丁":
        lobby.publish_records({"guide/a": guide(each)}, indexed=False)
        until(lambda: number(holding) == lobby.number)
        assert title(holding) == each
    stop.set()
    reader.join()
    assert mixtures == []


def test_a_damaged_record_leaves_the_last_good_edition_until_it_is_mended(lobby: Lobby, holding: Holding) -> None:
    mend = lobby.spoil({"guide/a": guide("乙")}, "乙怎么办")
    until(lambda: [each for each in holding.view.problems if each.what == "damaged"])
    (problem,) = (each for each in holding.view.problems if each.what == "damaged")
    assert problem.name.startswith("index of edition 2: blob ")
    assert (number(holding), title(holding)) == (1, "甲")
    mend()
    until(lambda: number(holding) == 2)
    assert not [each for each in holding.view.problems if each.what == "damaged"]


def test_an_edition_that_cannot_be_shown_is_named_in_the_log(
    lobby: Lobby, holding: Holding, caplog: pytest.LogCaptureFixture
) -> None:
    lobby.spoil({"guide/a": guide("乙")}, "乙怎么办")
    until(lambda: [each for each in caplog.messages if each.startswith("damaged: index of edition 2: blob ")])
    assert number(holding) == 1


def test_what_was_shown_before_a_restart_is_shown_while_the_newest_cannot_be(lobby: Lobby) -> None:
    lobby.spoil({"guide/a": guide("乙")}, "乙怎么办")
    again = lobby.holding()
    assert (again.view.edition.number if again.view.edition else None, title(again)) == (1, "甲")


def test_flipped_bytes_of_an_index_are_not_believed_after_a_restart(lobby: Lobby) -> None:
    (path,) = files.standing(lobby.data)
    flip(path)
    assert lobby.holding().view.records is None


def test_the_index_of_another_edition_is_not_taken_for_this_one(lobby: Lobby) -> None:
    (first,) = files.standing(lobby.data)
    lobby.publish_records({"guide/a": guide("乙")})
    second = next(path for path in files.standing(lobby.data) if path != first)
    shutil.copy(first, second)
    files.seal(second)
    assert (number(lobby.holding()), title(lobby.holding())) == (1, "甲")


def test_a_file_that_only_says_it_is_an_index_does_not_keep_the_kiosk_from_starting(lobby: Lobby) -> None:
    (path,) = files.standing(lobby.data)
    path.unlink()
    with closing(sqlite3.connect(path)) as index:
        index.execute("CREATE TABLE fact (name, value)")
        index.execute("INSERT INTO fact VALUES ('format', ?)", (FORMAT,))
        index.commit()
    files.seal(path)
    assert lobby.holding().view.records is None
    assert not path.exists()


def test_a_full_disk_is_said_in_one_line_and_leaves_nothing_half_written(lobby: Lobby) -> None:
    lobby.publish_records({f"guide/{n}": guide(f"事项{n}") for n in range(40)}, indexed=False)
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (60_000, 60_000))
    command = [sys.executable, "-m", "kiosk.index", str(lobby.data), "2"]
    ended = subprocess.run(command, cwd=ROOT, preexec_fn=full, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.partition(":")[0], ended.stderr) == (1, "unwritable", "")
    assert not list(files.folder(lobby.data).glob(".new-*"))
    assert title(lobby.holding()) == "甲"


def test_an_index_that_cannot_even_be_begun_is_tried_again(
    lobby: Lobby, holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    able = sys.executable
    monkeypatch.setattr(sys, "executable", str(lobby.data / "gone"))
    lobby.publish_records({"guide/a": guide("乙")}, indexed=False)
    until(lambda: "failed" in [each.what for each in holding.view.problems])
    assert title(holding) == "甲"
    monkeypatch.setattr(sys, "executable", able)
    until(lambda: title(holding) == "乙")


def test_an_index_whose_bytes_changed_is_made_anew_while_the_kiosk_runs(lobby: Lobby, holding: Holding) -> None:
    (path,) = files.standing(lobby.data)
    flip(path, path.stat().st_size - 100)
    holding._indexing.scrub()
    until(lambda: files.sealed(path))
    assert title(holding) == "甲"


def test_an_index_that_was_taken_away_is_made_anew_while_the_kiosk_runs(lobby: Lobby, holding: Holding) -> None:
    (path,) = files.standing(lobby.data)
    files.remove(path)
    holding._indexing.scrub()
    until(lambda: path.exists() and files.sealed(path))
    assert title(holding) == "甲"


def test_who_looks_in_takes_no_index_away_that_is_read_and_has_no_seal_yet(lobby: Lobby, holding: Holding) -> None:
    (path,) = files.standing(lobby.data)
    path.with_suffix(".sha256").unlink()
    assert lobby.holding().view.records is None
    assert path.exists()
    assert title(holding) == "甲"


def test_an_index_whose_bytes_fail_a_page_is_made_anew_before_the_hour(
    lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.holding.DOUBT_SECONDS", 0)
    holding = lobby.holding()
    holding.start()
    visitor = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=holding).test_client()
    (path,) = files.standing(lobby.data)
    scrambled = bytes(each ^ 0x5A if at > PAGE else each for at, each in enumerate(path.read_bytes()))
    with path.open("r+b") as file:
        file.write(scrambled)
    assert visitor.get("/guides/").status_code == 500
    until(lambda: visitor.get("/guides/").status_code == 200 and files.sealed(path))
    holding.stop()


def test_an_index_that_is_killed_while_it_is_made_leaves_the_old_or_the_new(lobby: Lobby) -> None:
    lobby.publish_records({f"guide/{n}": guide(f"事项{n}") for n in range(40)}, indexed=False)
    command = [sys.executable, "-m", "kiosk.index", str(lobby.data), "2"]
    for moment in (0.02, 0.08, 0.14, 0.2, 0.26, 0.32, 30.0):
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            child.wait(moment)
        child.kill()
        child.wait()
        assert title(lobby.holding()) in ("甲", "事项0")
    assert number(lobby.holding()) == 2


def test_the_child_ends_with_the_kiosk_that_started_it(lobby: Lobby) -> None:
    parent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    parent.kill()
    parent.wait()
    environ = os.environ | {"_FOYER_PARENT": str(parent.pid)}
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk.index", str(lobby.data), "1"], cwd=ROOT, env=environ, check=False
    )
    assert ended.returncode == 1


def test_the_kiosk_starts_without_the_libraries_of_the_index() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, kiosk.serve; print({'pypinyin', 'opencc', 'numpy'} & set(sys.modules))"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "set()"
