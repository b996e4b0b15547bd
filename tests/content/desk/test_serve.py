"""The desk as its own process behind a real socket: killed, flooded, shared with the console."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from content.published.store import Store
from tests.processes import ROOT, Running, clean_environ, free_port, part
from tests.staff import Desk, Staff, command
from tests.waiting import PATIENCE_S, until
from tests.world import Office


@pytest.fixture
def data(office: Office) -> Path:
    office.close()
    return office.data


@pytest.fixture
def running(data: Path) -> Iterator[Running]:
    with part("desk", data) as found:
        yield found


def pointer(data: Path, channel: str = "lobby-led") -> int:
    return Store(data / "store").pointer("programmes", channel) or 0


def children(pid: int) -> list[int]:
    """The processes below this one."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found] + [more for each in found for more in children(int(each))]


def test_the_programme_is_in_the_store_when_the_last_approval_is_answered(running: Running, data: Path) -> None:
    desk = Desk.of(running.url("desk"), data)
    notice = desk.author.write("停水通知", "lobby-led")
    desk.author.submit(notice)
    desk.section.approve(notice)
    store = Store(data / "store")
    assert "停水通知" not in store.envelope("programmes", pointer(data), "lobby-led").body
    desk.office.approve(notice)
    assert "停水通知" in store.envelope("programmes", pointer(data), "lobby-led").body
    desk.author.withdraw(notice)
    assert "停水通知" not in store.envelope("programmes", pointer(data), "lobby-led").body


def test_a_worker_that_is_killed_costs_nothing(running: Running, data: Path) -> None:
    desk = Desk.of(running.url("desk"), data)
    health = running.health("desk")
    assert health
    for pid in children(health["pid"]):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    desk.put_out("之后", "lobby-led")
    assert "之后" in Store(data / "store").envelope("programmes", pointer(data), "lobby-led").body


def test_a_desk_that_is_killed_leaves_no_process_behind(running: Running) -> None:
    health = running.health("desk")
    assert health
    left = children(health["pid"])
    assert left
    os.kill(health["pid"], signal.SIGKILL)
    until(lambda: [pid for pid in left if Path(f"/proc/{pid}/exe").exists()] == [])


def test_the_console_works_while_the_desk_runs(running: Running, data: Path) -> None:
    desk = Desk.of(running.url("desk"), data)
    flags = ("--channel", "lobby-led", "--approve-as", "director", "--reason", "急")
    number = int(command("notice", "控制台", *flags, data=data))
    assert desk.author.done("GET", f"/api/notices/{number}")["state"] == "approved"
    desk.put_out("工作台", "lobby-led")
    body = Store(data / "store").envelope("programmes", pointer(data), "lobby-led").body
    assert "控制台" in body
    assert "工作台" in body
    assert command("verify", data=data) == "ok"


def test_many_who_write_at_once_all_get_through(running: Running, data: Path) -> None:
    author = Staff(running.url("desk"), command("token", "author", data=data))
    made: list[int] = []

    def write() -> None:
        for n in range(5):
            made.append(author.write(f"第{n}条", "lobby-led"))

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 30


def test_a_body_of_any_size_is_refused_with_a_document(running: Running, data: Path) -> None:
    token = command("token", "author", data=data)
    connection = http.client.HTTPConnection("127.0.0.1", running.ports["desk"], timeout=PATIENCE_S)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for path, size in (("/api/notices", 2_000_000), ("/api/media", 30_000_000)):
        connection.request("POST", path, iter([b"x" * 1_000_000] * (size // 1_000_000)), headers, encode_chunked=True)
        answer = connection.getresponse()
        document = json.loads(answer.read())
        assert (answer.status, document["status"]) == (413, 413)
    connection.close()


def test_an_address_that_is_taken_is_one_line(running: Running, data: Path) -> None:
    flags = ["--part", "desk", "--data", str(data), "--port", str(free_port())]
    done = subprocess.run(
        [sys.executable, "run_display.py", *flags, "--desk-port", str(running.ports["desk"])],
        cwd=ROOT, env=clean_environ(), capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 1
    assert "cannot be listened on" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_desk_without_an_office_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "run_display.py", "--part", "desk", "--data", str(tmp_path), "--desk-port", str(free_port())],
        cwd=ROOT, env=clean_environ(), capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "init or demo" in done.stderr
