"""A crash at any write leaves the old or the new, never a mixture. Every state that a crash can leave is laid out
here and read by a fresh reader; then real processes are killed while they publish."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from content.published.clock import Clock
from content.published.durable import TEMPORARY
from content.published.reader import Reader
from content.published.store import Store
from tests.content.published.pieces import TRUST, programme
from tests.waiting import PATIENCE_S, until

ROOT = Path(__file__).parents[3]
LANE = "lobby-led"
Crash = Callable[[Path], object]
PROGRAM = """
import sys
from pathlib import Path
from content.published.store import Store
from tests.content.published.pieces import programme
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**9):
    sha = store.put_blob(b"%d" % number * 1000)
    store.publish("programmes", programme(number, text=sha), "lobby-led")
"""


def fresh(store: Store) -> Reader:
    reader = Reader(store, TRUST, Clock())
    reader.refresh()
    return reader


def cut(folder: Path, to: int) -> None:
    """The newest file, or its temporary one, with only its first bytes."""
    for path in (folder / "2.json", folder / f"{TEMPORARY}1"):
        if path.exists():
            path.write_bytes(path.read_bytes()[:to])


LEFT_BEHIND: dict[str, tuple[list[Crash], int, set[str]]] = {
    "before anything": ([lambda folder: (folder / "2.json").unlink()], 1, set()),
    "the temporary file half written": (
        [lambda folder: (folder / "2.json").rename(folder / f"{TEMPORARY}1"), lambda folder: cut(folder, 100)],
        1,
        set(),
    ),
    "the file is there, the pointer not yet": ([], 2, {"number_back"}),
    "the pointer's temporary file empty": ([lambda folder: (folder / f"{TEMPORARY}2").touch()], 2, {"number_back"}),
    "the pointer survived a power cut, the file did not": (
        [lambda folder: (folder / "2.json").unlink(), lambda folder: (folder / "current").write_text("2\n")],
        1,
        {"missing"},
    ),
    "the disk lied about the file": (
        [lambda folder: cut(folder, 100), lambda folder: (folder / "current").write_text("2\n")],
        1,
        {"malformed"},
    ),
    "an empty file": (
        [lambda folder: cut(folder, 0), lambda folder: (folder / "current").write_text("2\n")],
        1,
        {"malformed"},
    ),
    "the disk lied about the pointer": ([lambda folder: (folder / "current").write_text("")], 2, {"damaged"}),
}


@pytest.mark.parametrize("crash", LEFT_BEHIND)
def test_what_a_crash_leaves_is_the_old_or_the_new(store: Store, crash: str) -> None:
    store.publish("programmes", programme(1), LANE)
    store.publish("programmes", programme(2), LANE)
    folder = store.folder("programmes", LANE)
    (folder / "current").write_text("1\n")
    steps, number, problems = LEFT_BEHIND[crash]
    for step in steps:
        step(folder)
    reader = fresh(store)
    assert reader.programmes[LANE].number == number
    assert {problem.what for problem in reader.problems} == problems


@pytest.mark.parametrize("crash", LEFT_BEHIND)
def test_publishing_again_mends_what_a_crash_left(store: Store, crash: str) -> None:
    test_what_a_crash_leaves_is_the_old_or_the_new(store, crash)
    store.mend("programmes", programme(2), TRUST, LANE)
    reader = fresh(store)
    assert (reader.programmes[LANE].number, reader.problems) == (2, ())


def test_a_half_written_blob_is_never_under_its_name(store: Store) -> None:
    folder = store.blob_path("ab" * 32).parent
    folder.mkdir(parents=True)
    (folder / f"{TEMPORARY}1").write_bytes(b"half")
    assert list(store.blobs.all()) == []


@pytest.mark.parametrize("published", range(1, 9))
def test_a_publisher_killed_at_any_moment_leaves_a_store_to_present_from(store: Store, published: int) -> None:
    child = subprocess.Popen([sys.executable, "-c", PROGRAM, str(store.root), "1"], cwd=ROOT)
    until(lambda: len(store.numbers("programmes", LANE)) >= published, pause=0.001)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    reader = fresh(store)
    held = reader.programmes[LANE]
    assert held.number >= (store.pointer("programmes", LANE) or 0)
    assert store.has_blob(held.programme.items["idle"]["text"]), "blobs come before what names them"
    assert {problem.what for problem in reader.problems} <= {"number_back", "missing"}


def test_two_publishers_at_once_never_go_back(store: Store) -> None:
    command = [sys.executable, "-c", PROGRAM.replace("10**9", "41"), str(store.root), "1"]
    children = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    said = [child.communicate(timeout=PATIENCE_S)[1] for child in children]
    assert all(not text or b"number_back" in text for text in said)
    assert store.pointer("programmes", LANE) == 40
    assert store.numbers("programmes", LANE) == list(range(40, 0, -1))


def test_a_full_disk_leaves_the_old_and_no_half_written_file(store: Store) -> None:
    store.publish("programmes", programme(1), LANE)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    command = [sys.executable, "-c", PROGRAM.replace("* 1000", ""), str(store.root), "2"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=small_disk, check=False)
    assert "OSError" in said.stderr
    assert list(store.root.rglob(f"{TEMPORARY}*")) == []
    assert (fresh(store).programmes[LANE].number, fresh(store).problems) == (1, ())


def test_a_store_that_was_copied_by_hand_is_as_good(store: Store, tmp_path: Path) -> None:
    store.publish("programmes", programme(1), LANE)
    copy = Store(tmp_path / "stick" / "store")
    shutil.copytree(store.root, copy.root)
    assert fresh(copy).programmes == fresh(store).programmes
