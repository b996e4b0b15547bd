"""Bytes of an edition changed from outside: the last good one stays, and it is said what is wrong."""

import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from content.published import durable
from content.published.edition import Edition, shard_of
from content.published.keys import Trust
from content.published.store import Store
from kiosk.index import files as index
from tests.faults.test_tampered import degraded, verify
from tests.processes import Running, free_port, kiosk, part
from tests.staff import command
from tests.waiting import until
from tests.world.tampering import flip

RECORD = "guide/water-abstraction"
PAGE = "/guides/water-abstraction/"
PARTS = ("root", "shard", "record")


def files(data: Path) -> dict[str, Path]:
    """The files of the newest edition that RECORD hangs on."""
    store = Store(data / "store")
    number = store.pointer("editions") or 0
    _, body = store.opened(Trust.load(data / "trust.json"), "editions", number)
    entries = dict(Edition(body, store.read_blob).entries())
    return {
        "root": store.path("editions", number),
        "shard": store.blob_path(body["shards"][shard_of(RECORD)]),
        "record": store.blob_path(entries[RECORD].record),
    }


def number(running: Running) -> int | None:
    """Of the edition that the kiosk shows, once its records can be read."""
    health = running.health("kiosk") or {}
    standing = (health.get("index") or {}).get("edition")
    return standing if standing == (health.get("edition") or {}).get("number") else None


def page(running: Running, path: str = PAGE) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(running.url("kiosk") + path) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def republished(data: Path) -> tuple[int, int]:
    """The number before, and that of a new edition in which one record changed."""
    before = Store(data / "store").pointer("editions")
    assert before is not None
    from content.desk import accounts, records
    from content.desk.office import open_desk

    desk = open_desk(data)
    try:
        now: dict[str, Any] = {"now": desk.clock.now(), "origin": "console"}
        with desk.database.transaction() as session:
            actor = accounts.actor_named(session, "office")
            kind, _, name = RECORD.partition("/")
            found = records.find(session, kind, name, desk.clock.now())
            assert found is not None
            changed = {**found.newest.content, "phone": "0999-5550199"}
            records.revise(session, actor, kind, name, changed, **now)
            records.approve_from_console(session, actor, kind, name, "改号", now=desk.clock.now())
        assert desk.publisher.editions.settle()
    finally:
        desk.close()
    after = Store(data / "store").pointer("editions")
    assert after is not None
    assert after > before
    return before, after


@pytest.mark.parametrize("what", PARTS)
def test_what_is_flipped_under_a_running_kiosk_is_named_and_the_edition_stays(what: str, data: Path) -> None:
    path = files(data)[what]
    assert verify(data).code == 0
    with kiosk(data) as running:
        until(lambda: number(running))
        held = number(running)
        flip(path)
        assert page(running)[0] in (200, 404)
        until(lambda: degraded(running, "kiosk", path.name))
        assert number(running) == held
        assert page(running, "/guides/")[0] == 200
        assert page(running, "/")[0] == 200
    told = verify(data)
    assert told.code == 1
    assert path.name in told.out


@pytest.mark.parametrize("what", PARTS)
def test_a_new_edition_that_is_not_whole_is_not_taken_and_the_one_before_stays(what: str, data: Path) -> None:
    with kiosk(data) as running:
        until(lambda: number(running))
        # Only an index that is safely on disk is believed after a restart.
        envelope = (running.health("kiosk") or {})["edition"]["id"]
        until(lambda: index.sealed(index.path_of(data, envelope)))
    before, after = republished(data)
    path = files(data)[what]
    whole = path.read_bytes()
    flip(path)
    with kiosk(data) as running:
        until(lambda: number(running) == before)
        problem = path.name if what == "root" else str(after)
        until(lambda: degraded(running, "kiosk", problem))
        status, text = page(running)
        assert status == 200
        assert "0999-5550199" not in text
        durable.write(path, whole)
        until(lambda: number(running) == after)
        assert "0999-5550199" in page(running)[1]
    assert verify(data).code == 0


def test_the_hub_writes_damaged_records_again_by_itself(data: Path) -> None:
    for path in files(data).values():
        flip(path)
    assert verify(data).code == 1
    with part("desk", data):
        until(lambda: verify(data).code == 0)


def test_an_approval_while_the_desk_runs_is_on_the_kiosk_soon(data: Path) -> None:
    with part("desk", data), kiosk(data) as running:
        until(lambda: number(running))
        republished(data)
        until(lambda: "0999-5550199" in page(running)[1])


def test_a_rollback_is_on_the_kiosk_and_leaves_it_with_the_next_publication(data: Path) -> None:
    before, _ = republished(data)
    with kiosk(data) as running:
        until(lambda: "0999-5550199" in page(running)[1])
        command("rollback", str(before), "--approve-as", "office", "--reason", "电话印错了", data=data)
        until(lambda: "0999-5550199" not in page(running)[1])
        command("publish", data=data)
        until(lambda: "0999-5550199" in page(running)[1])
    listed = command("editions", data=data).splitlines()
    assert len(listed) == 4
    assert listed[0].startswith("*")
    assert f"as {before}" in listed[1]


def test_a_kiosk_elsewhere_gets_editions_from_the_hub_and_lives_without_it(data: Path, tmp_path: Path) -> None:
    token = command("token", "--node", "east-gate", data=data)
    key = command("hub-key", data=data)
    port = free_port()
    flags = ["--upstream", f"http://127.0.0.1:{port}", "--upstream-token", token, "--hub-key", key]
    with part("push", data, port=port), kiosk(tmp_path / "east" / "data", *flags) as running:
        until(lambda: number(running))
        assert page(running)[0] == 200
    with kiosk(tmp_path / "east" / "data", *flags) as running:
        until(lambda: number(running))
        assert page(running)[0] == 200
        republished(data)
        with part("push", data, port=port):
            until(lambda: "0999-5550199" in page(running)[1])
