import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.errors import Refused
from content.published.spool import DROPPABLE, Spool, accept, acknowledge, entries
from tests.content.published.test_envelope import anything


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "spool"


def as_sent(root: Path) -> list[dict[str, Any]]:
    """The entries as the feed carries them."""
    return [{"key": each.key, "kind": each.kind, "data": each.data} for each in entries(root)]


def test_entries_come_back_the_oldest_first(root: Path) -> None:
    push, kiosk = Spool(root, "push"), Spool(root, "kiosk")
    keys = [spool.append("shown", {"n": n}) for n, spool in enumerate([push, kiosk, push, kiosk])]
    found = entries(root)
    assert [entry.data["n"] for entry in found] == [0, 1, 2, 3]
    assert [entry.key for entry in found] == keys
    assert entries(root, limit=2) == found[:2]


def test_a_key_never_comes_twice_even_after_a_restart(root: Path) -> None:
    keys = []
    for _ in range(3):
        spool = Spool(root, "push")
        for number in range(20):
            keys.append(spool.append("shown", {"n": number}))
            acknowledge(root, keys[-1:])
    assert len(set(keys)) == 60
    assert sorted(keys, key=lambda key: key.rpartition("-")[2]) == keys, "the sequence continues"


def test_two_starts_at_the_same_instant_have_no_key_in_common(root: Path) -> None:
    boots = {Spool(root, "push").append("shown", {}).rpartition("-")[0] for _ in range(5)}
    assert len(boots) == 5


def test_what_was_acknowledged_is_gone_and_nothing_else(root: Path) -> None:
    spool = Spool(root, "push")
    first, second = spool.append("shown", {}), spool.append("shown", {})
    acknowledge(root, [first, "push/never-0", "../../etc/passwd", "*/*", ""])
    assert [entry.key for entry in entries(root)] == [second]


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(root: Path) -> None:
    spool = Spool(root, "push")
    for _ in range(4):
        spool.append("shown", {})
    bad = [entry.path for entry in entries(root)[:3]]
    bad[0].write_bytes(b"")
    bad[1].write_bytes(b"\xff\x00")
    bad[2].write_text("[" * 100_000)
    assert len(entries(root)) == 1
    assert len(list(root.rglob("*.damaged"))) == 3


def test_a_durable_entry_is_like_any_other(root: Path) -> None:
    key = Spool(root, "kiosk").append("letter", {"sealed": "…"}, durable=True)
    assert [(entry.key, entry.kind) for entry in entries(root)] == [(key, "letter")]


def kinds(root: Path) -> list[str]:
    return [entry.kind for entry in entries(root, 10_000)]


def test_the_cap_drops_health_first_the_oldest_of_it_first(root: Path) -> None:
    spool = Spool(root, "push", cap_bytes=3000)
    for number in range(4):
        spool.append("shown", {"pad": "x" * 100, "n": number})
    for number in range(40):
        spool.append("health", {"pad": "x" * 100, "n": number})
    assert kinds(root).count("shown") == 4
    assert entries(root)[-1].data["n"] == 39
    assert sum(path.stat().st_size for path in root.rglob("*.json")) <= 3000


def test_the_cap_goes_on_to_other_reports_but_never_to_what_visitors_wrote(root: Path) -> None:
    spool = Spool(root, "kiosk", cap_bytes=2000)
    for number in range(20):
        spool.append("letter", {"pad": "x" * 300, "n": number}, durable=True)
        for kind in DROPPABLE:
            spool.append(kind, {"pad": "x" * 100})
    assert kinds(root).count("letter") == 20
    assert set(kinds(root)) == {"letter"}


def test_the_cap_counts_what_a_restart_found(root: Path) -> None:
    for _ in range(10):
        Spool(root, "push", cap_bytes=1000).append("health", {"pad": "x" * 300})
    assert len(entries(root)) <= 3


def test_what_comes_up_is_kept_under_the_senders_id(root: Path, tmp_path: Path) -> None:
    node = tmp_path / "node"
    key = Spool(node, "push").append("shown", {"number": 7})
    assert accept(root, "n1", as_sent(node)) == [key]
    (entry,) = entries(root)
    assert (entry.key, entry.kind, entry.data) == (f"n1/{key}", "shown", {"number": 7})


def test_the_same_sent_twice_counts_once(root: Path, tmp_path: Path) -> None:
    node = tmp_path / "node"
    Spool(node, "push").append("shown", {"number": 7})
    assert accept(root, "n1", as_sent(node)) == accept(root, "n1", as_sent(node))
    assert len(entries(root)) == 1


def test_two_nodes_with_one_key_stay_two(root: Path) -> None:
    sent = [{"key": "push/boot-1", "kind": "shown", "data": {}}]
    accept(root, "n1", sent)
    accept(root, "n2", sent)
    assert {entry.key for entry in entries(root)} == {"n1/push/boot-1", "n2/push/boot-1"}


def test_relays_below_relays_keep_the_whole_way(root: Path, tmp_path: Path) -> None:
    leaf, relay = tmp_path / "leaf", tmp_path / "relay"
    key = Spool(leaf, "push").append("shown", {})
    accept(relay, "n2", as_sent(leaf))
    accept(root, "n1", as_sent(relay))
    assert [entry.key for entry in entries(root)] == [f"n1/n2/{key}"]


def test_a_relay_keeps_within_its_cap_too(root: Path) -> None:
    sent = [{"key": f"push/boot-{n:016d}", "kind": "health", "data": {"pad": "x" * 100}} for n in range(50)]
    letters = [{"key": f"push/boot-{n:016d}", "kind": "letter", "data": {"pad": "x" * 100}} for n in range(50, 60)]
    accept(root, "n1", sent + letters, cap_bytes=3000)
    assert kinds(root).count("letter") == 10
    assert kinds(root).count("health") < 15


@pytest.mark.parametrize(
    "key", ["", ".", "/etc/passwd", "../x/y", "push/../../x", "a//b", "push/.new-1", "a/" * 20 + "b"]
)
def test_a_key_stays_in_its_folder(root: Path, key: str) -> None:
    assert accept(root, "n1", [{"key": key, "kind": "shown", "data": {}}]) == []
    assert all(path.is_relative_to(root / "n1") for path in root.rglob("*.json"))


@pytest.mark.parametrize("sender", ["", "..", "a/b", ".hidden", "x" * 200])
def test_a_sender_is_named_so_that_it_stays_in_its_folder(root: Path, sender: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        accept(root, sender, [])


hostile = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["push/boot-2", "push/boot-3"]) | anything,
        "kind": st.sampled_from(["shown", "letter"]) | anything,
        "data": st.dictionaries(st.text(st.characters()), anything) | anything,
    }
)


@given(st.lists(hostile | anything, max_size=5))
def test_hostile_entries_are_passed_over(tmp_path_factory: pytest.TempPathFactory, sent: list[Any]) -> None:
    root = tmp_path_factory.mktemp("hostile")
    good = {"key": "push/boot-1", "kind": "shown", "data": {}}
    kept = accept(root, "n1", [*sent, good])
    assert "push/boot-1" in kept
    assert {entry.key for entry in entries(root)} == {f"n1/{key}" for key in kept}
    assert list(root.rglob("*.damaged")) == []


@pytest.mark.parametrize(("kind", "data"), [("Health", {}), ("", {}), ("a/b", {}), ("shown", {"x": float("nan")})])
def test_what_is_no_entry_is_not_written(root: Path, kind: str, data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"kind|Out of range"):
        Spool(root, "push").append(kind, data)
    assert entries(root) == []


def test_an_entry_says_its_kind_in_its_file_too(root: Path) -> None:
    Spool(root, "push").append("pair", {"code": "123456"})
    (entry,) = entries(root)
    assert json.loads(entry.path.read_bytes()) == {"kind": "pair", "data": {"code": "123456"}}
