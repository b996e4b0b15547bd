"""One line of the ledger changed in the database by hand: the desk says so at its next start, and publishes nothing."""

import shutil
from pathlib import Path

from tests.processes import Running, part
from tests.staff import Desk, command, said
from tests.waiting import until
from tests.world.tampering import rewrite


def broken(running: Running) -> list[str]:
    health = running.health("desk") or {"problems": []}
    return [problem["name"] for problem in health["problems"] if problem["what"] == "ledger-broken"]


def programme(data: Path) -> str:
    return (data / "store" / "programmes" / "lobby-led" / "current").read_text()


def test_verify_names_it_and_the_desk_waits_for_an_administrator(pristine_office: Path, tmp_path: Path) -> None:
    data = shutil.copytree(pristine_office, tmp_path / "data")
    command("publish", data=data)
    rewrite(data, "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3")
    verified = said("verify", data=data)
    assert (verified.code, "ledger: line 3 was changed" in verified.out) == (1, True)
    before = programme(data)
    with part("desk", data, "--speech", "off") as running:
        until(lambda: broken(running) == ["ledger: line 3 was changed after it was written"])
        staff = Desk.of(running.url("desk"), data)
        notice = staff.put_out("后来的通知", "lobby-led")
        assert staff.author.done("GET", f"/api/notices/{notice}")["state"] == "approved"
        assert programme(data) == before
        refused = said("publish", data=data)
        assert (refused.code, "until an administrator has decided" in refused.err) == (1, True)
