from pathlib import Path

import pytest

from content.published.durable import TEMPORARY
from content.published.errors import Refused
from content.published.store import Store
from tests.content.published.pieces import STRANGER, TRUST, access, programme


def test_publishing_writes_the_file_and_switches_the_pointer(store: Store) -> None:
    store.publish("programmes", programme(5), "lobby-led")
    assert store.pointer("programmes", "lobby-led") == 5
    assert store.envelope("programmes", 5, "lobby-led") == programme(5)
    assert (store.root / "programmes/lobby-led/current").read_bytes() == b"5\n"
    assert list(store.root.rglob(f"{TEMPORARY}*")) == []


def test_each_channel_and_kind_counts_for_itself(store: Store) -> None:
    store.publish("programmes", programme(5), "lobby-led")
    store.publish("programmes", programme(3, "wall-11f"), "wall-11f")
    store.publish("access", access(1))
    assert store.channels() == ["lobby-led", "wall-11f"]
    assert store.numbers("programmes", "wall-11f") == [3]
    assert (store.pointer("access"), store.pointer("editions")) == (1, None)


def test_numbers_come_newest_first_and_are_numbers(store: Store) -> None:
    for number in (2, 9, 10):
        store.publish("access", access(number))
    (store.root / "access" / "07.json").write_text("{}")
    (store.root / "access" / "notes.json").write_text("{}")
    assert store.numbers("access") == [10, 9, 2]


@pytest.mark.parametrize("number", [4, 5])
def test_a_lower_number_or_other_bytes_are_never_taken(store: Store, number: int) -> None:
    store.publish("programmes", programme(5), "lobby-led")
    with pytest.raises(Refused, match="number_back"):
        store.publish("programmes", programme(number, text="另一个"), "lobby-led")
    assert store.numbers("programmes", "lobby-led") == [5]


def test_the_same_again_changes_nothing_but_mends_the_pointer(store: Store) -> None:
    store.publish("access", access(5))
    before = store.path("access", 5).stat()
    (store.root / "access" / "current").write_text("4\n")
    store.publish("access", access(5))
    assert store.pointer("access") == 5
    assert store.path("access", 5).stat() == before


def test_a_flipped_pointer_blocks_nothing(store: Store) -> None:
    store.publish("access", access(5))
    (store.root / "access" / "current").write_text("9999999999\n")
    store.publish("access", access(6))
    assert store.pointer("access") == 6


@pytest.mark.parametrize("text", ["", "5", "x\n", "-5\n", "5\n5\n", "05\n", "٥\n", "9" * 40 + "\n"])
def test_a_pointer_that_is_no_number_is_damaged(store: Store, text: str) -> None:
    store.publish("access", access(5))
    (store.root / "access" / "current").write_text(text)
    with pytest.raises(Refused, match="damaged"):
        store.pointer("access")


def test_a_file_that_holds_another_number_is_refused(store: Store) -> None:
    store.publish("access", access(5))
    store.path("access", 5).rename(store.path("access", 9))
    with pytest.raises(Refused, match="number_mismatch"):
        store.envelope("access", 9)


def test_what_does_not_verify_makes_way_for_what_does(store: Store) -> None:
    store.publish("programmes", programme(5, signer=STRANGER), "lobby-led")
    store.publish("programmes", programme(7, signer=STRANGER), "lobby-led")
    store.path("programmes", 9, "lobby-led").write_text("garbage")
    store.mend("programmes", programme(5), TRUST, "lobby-led")
    assert store.numbers("programmes", "lobby-led") == [5]
    assert store.opened(TRUST, "programmes", 5, "lobby-led")[0] == programme(5)
    assert sorted(path.name for path in store.folder("programmes", "lobby-led").glob("*.damaged")) == [
        "5.damaged", "7.damaged", "9.damaged",
    ]  # fmt: skip


def test_what_verifies_never_makes_way_for_less(store: Store) -> None:
    store.publish("access", access(7))
    with pytest.raises(Refused, match="number_back"):
        store.mend("access", access(5), TRUST)
    assert store.pointer("access") == 7


@pytest.mark.parametrize("channel", ["", ".", "..", "a/b", "../access", "a\0b", "大厅", "-x", "x" * 65])
def test_a_channel_is_named_so_that_it_stays_in_its_folder(store: Store, channel: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        store.publish("programmes", programme(1), channel)


def test_an_empty_or_absent_store_has_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "nowhere")
    assert (store.channels(), store.numbers("editions"), store.pointer("access")) == ([], [], None)
    assert not (tmp_path / "nowhere").exists()
