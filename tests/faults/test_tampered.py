"""Bytes changed from outside, on the disk or on the wire: the last good stays, and it is said what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from content.published.envelope import Envelope, sign
from content.published.keys import Signer
from tests.faults.wire import changing_proxy
from tests.processes import Running, hub, part, started
from tests.staff import Desk, Said, command, said
from tests.waiting import until

LED = "lobby-led"


def flip(path: Path, at: int) -> None:
    """One byte, as `dd conv=notrunc` would."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 0x01]))


def current(data: Path, kind: str, channel: str = "") -> Path:
    folder = data / "store" / kind / channel
    return folder / f"{(folder / 'current').read_text().strip()}.json"


def degraded(running: Running, part: str, name: str) -> list[dict[str, Any]]:
    health = running.health(part) or {}
    return [each for each in health.get("problems", []) if name in each["name"]]


def verify(data: Path) -> Said:
    return said("verify", data=data)


def damaged_files(data: Path) -> dict[str, Path]:
    programme = current(data, "programmes", "wall-11f")
    body = json.loads(json.loads(programme.read_text())["body"])
    sha = next(item["blob"] for item in body["items"].values() if "blob" in item)
    return {
        "programme": programme,
        "edition": current(data, "editions"),
        "blob": data / "store" / "blobs" / sha[:2] / sha,
    }


@pytest.mark.parametrize("what", ["programme", "edition", "blob"])
def test_a_flipped_byte_on_disk_is_named_and_the_last_good_stays(what: str, data: Path) -> None:
    assert verify(data).code == 0
    path = damaged_files(data)[what]
    with part("push", data) as running:
        held = running.health("push")
        assert held
        assert held["status"] == "ok"
        flip(path, path.stat().st_size // 2)
        until(lambda: degraded(running, "push", path.name))
        health = running.health("push")
        assert health
        assert health["status"] == "degraded"
        assert health["channels"] == held["channels"]
    told = verify(data)
    assert told.code == 1
    assert path.name in told.out + told.err


def test_a_programme_of_another_channel_an_old_number_and_an_unknown_key_change_nothing(data: Path) -> None:
    with hub(data) as running:
        Desk.of(running.url("desk"), data).put_out("第二版", LED)
    folder = data / "store" / "programmes" / LED
    ours = Envelope.from_json(current(data, "programmes", LED).read_text())
    body = json.loads(ours.body)
    foreign = Envelope.from_json(current(data, "programmes", "wall-11f").read_text())
    stranger = sign({**body, "number": ours.number + 1_000_000}, Signer.generate())
    with part("push", data) as running:
        before = running.health("push")
        assert before
        for number, envelope in ((foreign.number + 2_000_000, foreign), (stranger.number, stranger)):
            planted = folder / f"{number}.json"
            planted.write_text(envelope.to_json())
            (folder / "current").write_text(f"{number}\n")
            until(lambda planted=planted: degraded(running, "push", planted.name))  # type: ignore[misc]
            assert (running.health("push") or {})["channels"] == before["channels"]
            planted.unlink()
        older = min(int(each.stem) for each in folder.glob("*.json"))
        assert older < ours.number
        (folder / "current").write_text(f"{older}\n")
        until(lambda: degraded(running, "push", f"{LED}/current"))
        assert (running.health("push") or {})["channels"] == before["channels"]
        assert verify(data).code == 1


def test_the_hub_mends_what_was_damaged_from_its_own_copies(data: Path) -> None:
    path = current(data, "programmes", LED)
    flip(path, path.stat().st_size // 2)
    with hub(data) as running:
        until(lambda: (running.health("push") or {}).get("status") == "ok")
    assert verify(data).code == 0


def test_a_node_takes_nothing_that_was_changed_on_the_wire(data: Path, tmp_path: Path) -> None:
    with hub(data) as running, changing_proxy(running.ports["push"], b"\xe9", b"\xe8") as proxy:
        token = command("token", "--node", "east-gate", data=data)
        key = command("hub-key", data=data)
        until(lambda: list((data / "store" / "access").glob("*.json")))
        node = tmp_path / "node"
        flags = ["--upstream", f"http://127.0.0.1:{proxy.port}", "--upstream-token", token, "--hub-key", key]
        with started(["run_display.py", "--part", "feed", "--data", str(node), *flags], tmp_path / "feed"):
            until(lambda: (node / "feed.json").exists() and json.loads((node / "feed.json").read_text())["problems"])
            assert not list((node / "store" / "programmes" / LED).glob("*.json"))
            proxy.honest = True
            until(lambda: list((node / "store" / "programmes" / LED).glob("*.json")))
