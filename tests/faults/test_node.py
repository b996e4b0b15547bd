"""A node beside a screen: fed, verified, and on its own when there is no hub."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from content.published.store import Store
from tests.processes import Running, free_port, hub, started
from tests.staff import Desk, command
from tests.waiting import until
from tests.world import make_office

LED = "lobby-led"


@contextmanager
def node(folder: Path, upstream: str, token: str, key: str) -> Iterator[Running]:
    port = free_port()
    flags = ["--upstream", upstream, "--upstream-token", token, "--hub-key", key]
    command = ["run_display.py", "--data", str(folder), "--port", str(port), *flags]
    with started(command, folder.parent / "node-output", {"push": port}) as running:
        yield running.ready()


def numbers(running: Running) -> dict[str, int]:
    found: dict[str, int] = (running.health("push") or {}).get("channels", {})
    return found


def stored(data: Path) -> dict[str, int]:
    """The number of each channel's programme in a store."""
    store = Store(data / "store")
    return {each: store.pointer("programmes", each) or 0 for each in store.channels()}


def test_a_node_follows_its_hub_goes_on_without_it_and_is_current_after(data: Path, tmp_path: Path) -> None:
    key, folder = command("hub-key", data=data), tmp_path / "node"
    with hub(data) as running:
        token = command("token", "--node", "east-gate", data=data)
        with node(folder, running.url("push"), token, key) as beside:
            until(lambda: numbers(beside) == numbers(running) != {})
            Desk.of(running.url("desk"), data).put_out("新的通知", LED)
            newest = stored(data)[LED]
            until(lambda: numbers(beside)[LED] >= newest)
            blobs = {each.name for each in (data / "store" / "blobs").rglob("*") if each.is_file()}
            until(lambda: {each.name for each in (folder / "store" / "blobs").rglob("*") if each.is_file()} >= blobs)
    held = stored(folder)
    with node(folder, running.url("push"), token, key) as alone:
        until(lambda: numbers(alone) == held)
        until(lambda: (alone.health("push") or {})["upstream"]["state"] == "disconnected")
        with hub(data, ports=running.ports) as back:
            Desk.of(back.url("desk"), data).put_out("恢复后的通知", LED)
            newest = stored(data)[LED]
            until(lambda: numbers(alone)[LED] >= newest)


def test_a_node_whose_token_the_hub_does_not_know_gets_nothing(data: Path, tmp_path: Path) -> None:
    key, folder = command("hub-key", data=data), tmp_path / "node"
    with hub(data, "--trust-loopback", "off") as running, node(folder, running.url("push"), "x" * 40, key) as beside:
        until(lambda: ((beside.health("push") or {}).get("upstream") or {}).get("state") == "refused")
        assert numbers(beside) == {}


def test_a_node_never_believes_another_hub(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    make_office(other).close()
    with hub(data, "--trust-loopback", "on") as running:
        token = command("token", "--node", "east-gate", data=data)
        foreign_key = command("hub-key", data=other)
        folder = tmp_path / "node"
        with node(folder, running.url("push"), token, foreign_key) as beside:
            told = folder / "feed.json"
            until(lambda: told.exists() and json.loads(told.read_text())["problems"])
            assert numbers(beside) == {}


@pytest.mark.parametrize("lost", ["programmes", "blobs"])
def test_a_node_that_lost_part_of_its_store_gets_it_again(lost: str, data: Path, tmp_path: Path) -> None:
    key, folder = command("hub-key", data=data), tmp_path / "node"
    with hub(data) as running:
        token = command("token", "--node", "east-gate", data=data)
        with node(folder, running.url("push"), token, key) as beside:
            until(lambda: numbers(beside) == numbers(running) != {})
            until(lambda: list((folder / "store" / "blobs").rglob("*")))
        shutil.rmtree(folder / "store" / lost)
        with node(folder, running.url("push"), token, key) as again:
            until(lambda: numbers(again) == numbers(running))
            until(lambda: (again.health("push") or {})["status"] == "ok")
