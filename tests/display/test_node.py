"""A node fed from a hub's push, and what its screens report coming up again."""

from pathlib import Path

import pytest

from content.published.feed import Feed
from content.published.keys import Trust
from content.published.spool import Spool, entries
from content.published.store import Store
from tests import processes
from tests.display.asking import ask
from tests.display.office import LOBBY, WALL, Office
from tests.display.screen import screen
from tests.processes import Running
from tests.waiting import until

PICTURE = b"\x89PNG" + b"picture" * 1000


class Node:
    """A node's folder and its feed, taken a step at a time."""

    def __init__(self, data: Path, hub: Running, office: Office, token: str) -> None:
        self.data = data
        trust = Trust.of(office.signer.public)
        trust.save(data / "trust.json")
        self.store = Store(data / "store")
        self.feed = Feed(self.store, trust, hub.url("push"), token, spool_root=data / "spool")


@pytest.fixture
def node(push: Running, office: Office, tmp_path: Path) -> Node:
    token = office.node("n-fed")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    return Node(tmp_path / "node", push, office, token)


def test_a_node_holds_what_the_hub_has(push: Running, office: Office, node: Node) -> None:
    sha = office.store.put_blob(PICTURE)
    pictured = office.programme(WALL, "图片", sha)
    until(lambda: push.health("push")["channels"][WALL] == pictured.number)  # type: ignore[index]
    node.feed.once()
    assert node.store.envelope("programmes", pictured.number, WALL) == pictured
    assert node.store.read_blob(sha) == PICTURE
    assert node.store.pointer("editions") == office.numbers["edition"]
    assert node.store.pointer("access") == office.numbers["access"]
    assert node.feed.state["state"] == "connected"


def test_a_nodes_screen_gets_it_with_the_token_from_the_hub(push: Running, office: Office, node: Node) -> None:
    token = office.screen("s-far", LOBBY)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    node.feed.once()
    with processes.part("push", node.data) as relay, screen(relay, LOBBY, token) as far:
        assert far.hello()["number"] == office.numbers[LOBBY]
        latest = office.programme(LOBBY, "远方")
        until(lambda: push.health("push")["channels"][LOBBY] == latest.number)  # type: ignore[index]
        node.feed.once()
        assert far.await_number(latest.number)["body"] == latest.body
        far.say("shown", {"number": latest.number, "at": 1})
        until(lambda: [entry for entry in entries(node.data / "spool") if entry.kind == "shown"])
    node.feed.once()
    assert not entries(node.data / "spool")
    shown = [report for report in office.spooled("shown") if report["screen"] == "s-far"]
    assert [report["number"] for report in shown] == [latest.number]


def test_what_was_carried_up_twice_counts_once(push: Running, office: Office, node: Node) -> None:
    Spool(node.data / "spool", "kiosk").append("letter", {"entries": [{"text": "只有一次"}]}, durable=True)
    (path,) = (node.data / "spool").rglob("*.json")
    text = path.read_bytes()
    node.feed.once()
    path.write_bytes(text)
    node.feed.once()
    assert [each for each in office.spooled("letter") if each.get("text") == "只有一次"] == [{"text": "只有一次"}]


def test_a_node_that_is_not_wanted_is_told_so(push: Running, office: Office, tmp_path: Path) -> None:
    stranger = Node(tmp_path / "node", push, office, "t" * 30)
    with pytest.raises(Exception, match="401"):
        stranger.feed.once()
    assert stranger.feed.state["state"] == "refused"
