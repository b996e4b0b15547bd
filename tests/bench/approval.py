"""Last approval at the desk to the last screen's receipt: the real hub over the sample office, 20 notices queued."""

import sys
import time
from typing import Any, NamedTuple

from tests.bench.deliveries import quantile
from tests.bench.fleet import Fleet, fleet
from tests.bench.host import free_port, running, until_answering
from tests.bench.pixels import glass, is_not_red, is_red
from tests.bench.rows import Row
from tests.bench.sample import Staff, sample_office
from tests.processes import clean_environ

CHANNEL = "lobby-led"
QUEUED = 20
PAUSE_S = 1.2
"""Between two approvals: every screen has said `shown` of the one before, as it has when people approve."""


def rows(screens: int = 1000, tries: int = 50) -> list[Row]:
    """The instant is taken before the approving request; the last of all screens counts."""
    with sample_office() as data:
        push_port, desk_port = free_port(), free_port()
        ports = ["--port", str(push_port), "--desk-port", str(desk_port)]
        command = [sys.executable, "run_display.py", "--data", str(data), *ports]
        output = data.parent / "hub.txt"
        with running(command, output, clean_environ()):
            for port in (push_port, desk_port):
                until_answering(f"http://127.0.0.1:{port}/healthz", output)
            staff = Office(*(Staff(data, name, desk_port) for name in ("author", "section", "office")))
            first, last, hurried, seen = approvals(staff, push_port, screens, tries)
    what = f"last approval to receipt, {screens} screens, p95"
    at_once = f"the same, {tries} approvals one right after the other"
    return [
        Row(what, quantile(last, 0.95), "ms", must=50, ambition=20),
        Row(f"{at_once}, p95", quantile(hurried, 0.95), "ms"),
        Row(f"{at_once}, p50", quantile(hurried, 0.5), "ms"),
        Row(f"{what}, first of them", quantile(first, 0.95), "ms"),
        Row(what.replace("p95", "p50"), quantile(last, 0.5), "ms"),
        Row("last approval to changed pixels in Chromium, p95", quantile(seen, 0.95), "ms", must=100, ambition=50),
        Row("last approval to changed pixels in Chromium, p50", quantile(seen, 0.5), "ms"),
    ]


class Office(NamedTuple):
    author: Staff
    section: Staff
    office: Staff


def approvals(office: Office, push_port: int, screens: int, tries: int) -> tuple[list[float], ...]:
    """Milliseconds from each approval to the first and to the last screen, to the last when there is no pause, and to
    the frame that shows it. The receipts are timed before Chromium is there: filming it takes a core of its own."""
    first, last, seen = [], [], []
    options: dict[str, int | str] = {"shown": 1000, "health": 15_000, "token": "", "channel": CHANNEL}
    with fleet("screens", push_port, **options) as held:
        held.storm(screens)
        for n in range(QUEUED):
            approve(office, queued(office, n, "routine"))
            next_receipt(held)
        for n in range(tries):
            receipt = approved(office, held, n, PAUSE_S)
            first.append(receipt[0])
            last.append(receipt[1])
        hurried = [approved(office, held, n, 0)[1] for n in range(tries)]
        with glass(f"http://127.0.0.1:{push_port}/screens/{CHANNEL}/", (1920, 128)) as shown:
            for n in range(tries):
                notice = queued(office, n, "urgent")
                time.sleep(PAUSE_S)
                at = time.time()
                approve(office, notice)
                seen.append((shown.first(is_red) - at) * 1000)
                next_receipt(held)
                withdraw(office, notice)
                shown.first(is_not_red)
                next_receipt(held)
    return first, last, hurried, seen


def approved(office: Office, held: Fleet, n: int, pause: float) -> tuple[float, float]:
    """Milliseconds from the approval of an urgent notice to the first and to the last receipt; it is withdrawn then."""
    notice = queued(office, n, "urgent")
    time.sleep(pause)
    began = time.monotonic_ns()
    approve(office, notice)
    first, last = next_receipt(held, began)
    ended = time.monotonic_ns()
    withdraw(office, notice)
    next_receipt(held, ended)
    return (first - began) / 1e6, (last - began) / 1e6


def queued(office: Office, n: int, level: str) -> dict[str, Any]:
    """A notice that lacks only the office's approval."""
    said = {"channels": [CHANNEL], "kind": "scroll", "level": level, "text": f"第{n}号通知：请办事群众有序排队。"}
    notice = office.author.call("POST", "/api/notices", said)
    office.author.call("POST", f"/api/notices/{notice['id']}/submit")
    office.section.call("POST", f"/api/notices/{notice['id']}/approve", {"content": notice["content"]})
    return notice


def approve(office: Office, notice: dict[str, Any]) -> None:
    office.office.call("POST", f"/api/notices/{notice['id']}/approve", {"content": notice["content"]})


def withdraw(office: Office, notice: dict[str, Any]) -> None:
    office.author.call("POST", f"/api/notices/{notice['id']}/withdraw", {"reason": "bench"})


def next_receipt(held: Fleet, since: int = 0) -> tuple[int, int]:
    """The first after `since`, in ns: what the hub publishes by itself in between is passed over."""
    receipt = held.receipt(None)
    while receipt.first < since:
        receipt = held.receipt(None)
    return receipt.first, receipt.last
