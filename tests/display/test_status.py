"""What /healthz and /metrics say, also when something is wrong."""

import json
import shutil
from pathlib import Path

import pytest

from content.published.keys import Signer, Trust
from tests import processes
from tests.display.asking import ask
from tests.display.office import LOBBY, WALL, Office
from tests.display.screen import screen
from tests.processes import Running
from tests.waiting import PATIENCE_S, until


def test_all_is_well(push: Running, office: Office, mode: str) -> None:
    said = push.health("push")
    assert said is not None
    assert said["status"] == "ok"
    assert said["problems"] == []
    assert said["pid"] == push.process.pid
    assert said["channels"] == {LOBBY: office.numbers[LOBBY], WALL: office.numbers[WALL]}
    assert said["upstream"] is None
    assert said["path"] == "fast"
    assert isinstance(said["screens"], int)
    assert set(said["spool"]) == {"lost", "failing"}


def test_the_bare_address_leads_to_the_screens(push: Running) -> None:
    answer = ask(push, "/")
    assert (answer.status, answer.headers["location"]) == (302, "/screens/")


def test_prometheus_understands_the_figures(push: Running) -> None:
    with screen(push, LOBBY) as lobby:
        lobby.hello()
        lines = ask(push, "/metrics").body.decode().splitlines()
    figures = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert figures["foyer_screens"] == "1.0"
    assert figures[f'foyer_programme_number{{channel="{LOBBY}"}}']
    assert float(figures["process_resident_memory_bytes"]) > 0


@pytest.fixture
def alone(tmp_path: Path) -> Office:
    office = Office(tmp_path / "data")
    office.programme(LOBBY, "好的")
    return office


def problems(running: Running) -> set[tuple[str, str]]:
    said = running.health("push")
    return {(each["what"], each["name"]) for each in said["problems"]} if said else set()


def test_what_is_damaged_is_named_and_the_last_good_stays_on_air(alone: Office) -> None:
    with processes.part("push", alone.data) as running, screen(running, LOBBY) as lobby:
        good = lobby.hello()["programme"]
        path = alone.store.path("programmes", good["number"], LOBBY)
        path.write_bytes(path.read_bytes().replace("好的".encode(), "坏的".encode()))
        until(lambda: ("bad_signature", f"programmes/{LOBBY}/{good['number']}.json") in problems(running))
        assert running.health("push")["status"] == "degraded"  # type: ignore[index]
        assert lobby.hello()["programme"] == good
        alone.programme(LOBBY, "更好")
        until(lambda: not problems(running))


def test_a_strangers_programme_is_not_shown(alone: Office, tmp_path: Path) -> None:
    stranger = Office(tmp_path / "stranger")
    stranger.numbers[LOBBY] = alone.numbers[LOBBY] + 100
    foreign = stranger.programme(LOBBY, "假的")
    with processes.part("push", alone.data) as running, screen(running, LOBBY) as lobby:
        good = lobby.hello()
        alone.store.publish("programmes", foreign, LOBBY)
        until(lambda: any(what == "unknown_key" for what, _ in problems(running)))
        assert lobby.hello() == good
        assert lobby.programmes == []


def test_without_its_trust_anchor_push_starts_and_says_so(alone: Office) -> None:
    anchor = alone.data / "trust.json"
    kept = anchor.read_bytes()
    anchor.unlink()
    with processes.part("push", alone.data) as running:
        assert ("missing", "trust.json") in problems(running)
        assert running.health("push")["channels"] == {}  # type: ignore[index]
        anchor.write_text("{}")
        until(lambda: ("malformed", "trust.json") in problems(running))
        anchor.write_bytes(kept)
        until(lambda: LOBBY in running.health("push")["channels"])  # type: ignore[index]
        until(lambda: not problems(running))


def test_another_trust_anchor_lets_another_hub_in(alone: Office) -> None:
    signer = Signer.generate()
    with processes.part("push", alone.data) as running, screen(running, LOBBY) as lobby:
        before = lobby.hello()["number"]
        Trust.of(alone.signer.public, signer.public).save(alone.data / "trust.json")
        alone.signer = signer
        after = alone.programme(LOBBY, "新中心").number
        lobby.await_number(after)
        assert after > before


def test_an_empty_folder_is_no_reason_not_to_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with processes.part("push", data) as running:
        assert running.health("push")["channels"] == {}  # type: ignore[index]
        assert ask(running, "/feed/head").json()["programmes"] == {}
        office = Office(data)
        office.programme(LOBBY)
        until(lambda: LOBBY in running.health("push")["channels"])  # type: ignore[index]


def test_what_was_last_good_is_on_air_again_after_a_restart(alone: Office) -> None:
    for _ in range(2):
        with processes.part("push", alone.data) as running:
            assert running.health("push")["channels"] == {LOBBY: alone.numbers[LOBBY]}  # type: ignore[index]
            running.kill()


def test_reports_are_written_before_the_process_ends(alone: Office) -> None:
    with processes.part("push", alone.data) as running, screen(running, LOBBY) as lobby:
        lobby.hello()
        lobby.say("shown", {"number": 5, "at": 1})
        lobby.ask("clock", 0)
        running.process.terminate()
        assert running.process.wait(PATIENCE_S) == 0
    assert [report["number"] for report in alone.spooled("shown")] == [5]


def test_a_spool_that_cannot_be_written_is_a_problem_and_nothing_is_lost(alone: Office) -> None:
    spool = alone.data / "spool"
    with processes.part("push", alone.data) as running, screen(running, LOBBY) as lobby:
        shutil.rmtree(spool, ignore_errors=True)
        spool.write_text("in the way")
        lobby.hello()
        lobby.say("shown", {"number": 6, "at": 1})
        until(lambda: ("spool_unwritable", "spool") in problems(running))
        assert ask(running, "/screens/pair", "POST").problem == "disk-full"
        spool.unlink()
        until(lambda: not problems(running))
        assert [report["number"] for report in alone.spooled("shown")] == [6]


def test_a_node_says_how_its_upstream_is(alone: Office) -> None:
    hub = ("--upstream", "http://127.0.0.1:9", "--upstream-token", "x" * 20, "--hub-key", alone.signer.public)
    with processes.part("push", alone.data, *hub) as running:
        assert running.health("push")["upstream"]["state"] == "disconnected"  # type: ignore[index]
        (alone.data / "feed.json").write_text(json.dumps({"state": "connected", "since": 12, "detail": ""}))
        assert running.health("push")["upstream"] == {"state": "connected", "since": 12}  # type: ignore[index]


def test_a_taken_port_is_one_line(alone: Office, push: Running) -> None:
    command = ["run_display.py", "--part", "push", "--data", str(alone.data), "--port", str(push.ports["push"])]
    with processes.started(command, alone.data.parent / "taken") as second:
        assert second.process.wait(PATIENCE_S) == 1
        assert "cannot be listened on" in second.printed()
        assert "Traceback" not in second.printed()


def test_plain_threads_serve_too(alone: Office) -> None:
    with processes.part("push", alone.data, "--async-mode", "threading") as running, screen(running, LOBBY) as lobby:
        assert running.health("push")["path"] == "stock"  # type: ignore[index]
        assert lobby.hello()["number"] == alone.numbers[LOBBY]
        lobby.await_number(alone.programme(LOBBY, "线程").number)
