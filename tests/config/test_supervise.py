"""What the supervisor starts, it starts again when it dies, and takes down with itself."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.processes import ROOT
from tests.waiting import PATIENCE_S, until

CHILD = """
import os, sys, time
from config.lineage import die_with_supervisor
die_with_supervisor()
open(sys.argv[1], "a").write(f"{os.getpid()}\\n")
time.sleep(1000)
"""
PARENT = """
import sys
from config.supervise import Child, supervise
sys.exit(supervise([Child("one", [sys.executable, "-c", sys.argv[1], *sys.argv[2:]])]))
"""


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"


def supervisor(child: str, file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PARENT, child, str(file)], cwd=ROOT, stderr=subprocess.DEVNULL)


def test_a_child_that_was_killed_is_started_again(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    parent = supervisor(CHILD, file)
    try:
        first = until(lambda: pids(file))[0]
        os.kill(first, signal.SIGKILL)
        second = until(lambda: pids(file)[1:])[0]
        assert alive(second)
        assert not alive(first)
    finally:
        parent.terminate()
        assert parent.wait(PATIENCE_S) == 0
    assert not alive(second)


def test_no_child_outlives_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    parent = supervisor(CHILD, file)
    child = until(lambda: pids(file))[0]
    parent.kill()
    parent.wait(PATIENCE_S)
    until(lambda: not alive(child))


def test_a_mistake_of_its_user_ends_the_supervisor_with_the_childs_code(tmp_path: Path) -> None:
    assert supervisor("raise SystemExit(2)", tmp_path / "pids").wait(PATIENCE_S) == 2
