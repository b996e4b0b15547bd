from collections.abc import Callable
from pathlib import Path

import pytest

from content.published.clock import Clock
from content.published.edition import Record
from content.published.envelope import Envelope, sign
from content.published.reader import Problem, Reader
from content.published.store import Store
from tests.content.published.pieces import HUB, NINE, STRANGER, TRUST, access, edition, programme, with_picture
from tests.content.published.test_blobs import flip

LANE = "lobby-led"


def put(store: Store, envelope: Envelope, number: int | None = None) -> Path:
    """Lay a file and the pointer to it without asking anybody, as someone at the disk would."""
    path = store.path("programmes", number or envelope.number, LANE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(envelope.to_json())
    (path.parent / "current").write_text(f"{number or envelope.number}\n")
    return path


def wrong(reader: Reader) -> list[tuple[str, str]]:
    return [(problem.what, problem.name) for problem in reader.problems]


def publish_edition(store: Store, number: int, records: dict[str, Record]) -> list[str]:
    built = edition(number, records)
    for data in built.blobs.values():
        store.put_blob(data)
    store.publish("editions", sign(built.body, HUB))
    return list(built.blobs)


def test_what_is_new_is_held_and_named_once(store: Store, reader: Reader) -> None:
    assert reader.refresh() == set()
    store.publish("programmes", programme(1), LANE)
    store.publish("access", access(1))
    publish_edition(store, 1, {"a": Record({"n": 1})})
    assert reader.refresh() == {f"programme:{LANE}", "access", "edition"}
    assert reader.refresh() == set()
    assert reader.programmes[LANE].programme.number == 1
    assert reader.access is not None
    assert reader.access.number == 1
    assert reader.edition is not None
    assert reader.edition.number == 1
    assert reader.problems == ()


def test_a_channel_that_appears_later_is_found(store: Store, reader: Reader) -> None:
    reader.refresh()
    store.publish("programmes", programme(1, "wall-11f"), "wall-11f")
    assert reader.refresh() == {"programme:wall-11f"}


def test_only_the_channels_asked_for_are_read(store: Store) -> None:
    store.publish("programmes", programme(1), LANE)
    store.publish("programmes", programme(1, "wall-11f"), "wall-11f")
    reader = Reader(store, TRUST, Clock(), channels=["wall-11f", "kiosk"])
    assert reader.refresh() == {"programme:wall-11f"}
    assert list(reader.programmes) == ["wall-11f"]


def test_numbers_rise_and_every_held_one_is_whole(store: Store, reader: Reader) -> None:
    for number in range(1, 6):
        store.publish("programmes", programme(number), LANE)
        reader.refresh()
        assert reader.programmes[LANE].envelope == programme(number)


BAD: dict[str, tuple[Envelope, int, str]] = {
    "an older number": (programme(3), 3, "number_back"),
    "a stranger's": (programme(9, signer=STRANGER), 9, "unknown_key"),
    "another channel's": (programme(9, "wall-11f"), 9, "wrong_channel"),
    "another kind": (access(9), 9, "wrong_kind"),
    "a later format": (programme(9, format=2), 9, "unknown_format"),
    "a number in its name only": (programme(7), 9, "number_mismatch"),
    "a broken promise": (programme(9, loops={"L0": []}), 9, "malformed"),
    "no blob store": (programme(9, items=[]), 9, "malformed"),
}


@pytest.mark.parametrize("case", BAD)
def test_the_last_good_stays_and_the_bad_is_named(store: Store, reader: Reader, case: str) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    envelope, number, reason = BAD[case]
    put(store, envelope, number)
    assert reader.refresh() == set()
    assert reader.programmes[LANE].envelope == programme(5)
    assert [what for what, _ in wrong(reader)] == [reason]
    assert wrong(reader)[0][1].startswith("programmes/lobby-led/")


@pytest.mark.parametrize("case", [case for case in BAD if case != "an older number"])
def test_after_a_restart_the_newest_that_verifies_wins(store: Store, case: str) -> None:
    store.publish("programmes", programme(4), LANE)
    store.publish("programmes", programme(5), LANE)
    envelope, number, reason = BAD[case]
    put(store, envelope, number)
    reader = Reader(store, TRUST, Clock())
    reader.refresh()
    assert reader.programmes[LANE].number == 5
    assert [what for what, _ in wrong(reader)] == [reason]


def test_a_pointer_set_back_is_not_followed_even_after_a_restart(store: Store, reader: Reader) -> None:
    store.publish("programmes", programme(4), LANE)
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    (store.folder("programmes", LANE) / "current").write_text("4\n")
    for each in (reader, Reader(store, TRUST, Clock())):
        each.refresh()
        assert each.programmes[LANE].number == 5
        assert wrong(each) == [("number_back", "programmes/lobby-led/current")]


def test_a_problem_is_dated_and_goes_when_it_is_mended(store: Store) -> None:
    now = NINE
    reader = Reader(store, TRUST, Clock(source=lambda: now, steady=lambda: 0))
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    flip(store.path("programmes", 5, LANE), 40)
    reader.refresh()
    since = now
    now += 60_000
    reader.refresh()
    assert [problem.since for problem in reader.problems] == [since]
    store.mend("programmes", programme(5), TRUST, LANE)
    reader.refresh()
    assert reader.problems == ()


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILS: dict[str, Callable[[Path], object]] = {
    "flipped": lambda path: flip(path, 60),
    "emptied": lambda path: path.write_bytes(b""),
    "removed": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "replaced by a folder": as_folder,
    "replaced by noise": lambda path: path.write_bytes(bytes(range(256)) * 40),
}


@pytest.mark.parametrize("how", SPOILS)
def test_a_held_file_that_is_spoiled_is_named_at_the_next_look(store: Store, reader: Reader, how: str) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    SPOILS[how](store.path("programmes", 5, LANE))
    assert reader.refresh() == set()
    assert [name for _, name in wrong(reader)] == ["programmes/lobby-led/5.json"]
    assert reader.programmes[LANE].envelope == programme(5)


@pytest.mark.parametrize("byte", range(2))
def test_a_flipped_byte_in_the_pointer_is_named(store: Store, reader: Reader, byte: int) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    flip(store.folder("programmes", LANE) / "current", byte)
    reader.refresh()
    assert reader.programmes[LANE].number == 5
    assert len(reader.problems) == 1
    assert reader.problems[0].name.startswith("programmes/lobby-led/")


def test_a_lost_pointer_is_named_and_a_lost_folder_too(store: Store, reader: Reader) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    (store.folder("programmes", LANE) / "current").unlink()
    reader.refresh()
    assert wrong(reader) == [("missing", "programmes/lobby-led/current")]
    store.root.rename(store.root.with_name("gone"))
    reader.refresh()
    assert ("missing", "programmes/lobby-led/5.json") in wrong(reader)
    assert reader.programmes[LANE].number == 5


def test_a_new_number_over_a_damaged_one_is_taken(store: Store, reader: Reader) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    flip(store.path("programmes", 5, LANE), 60)
    reader.refresh()
    store.publish("programmes", programme(6), LANE)
    assert reader.refresh() == {f"programme:{LANE}"}
    assert reader.problems == ()


def test_a_programme_is_taken_without_its_picture_and_the_picture_is_named(store: Store, reader: Reader) -> None:
    sha = store.put_blob(b"picture")
    store.blob_path(sha).unlink()
    store.publish("programmes", with_picture(sha), LANE)
    assert reader.refresh() == {f"programme:{LANE}"}
    assert wrong(reader) == [("blob_missing", f"lobby-led blobs/{sha[:2]}/{sha}")]
    store.put_blob(b"picture")
    reader.refresh()
    assert reader.problems == ()


def test_a_flipped_byte_in_a_picture_is_named_with_its_channel(store: Store, reader: Reader) -> None:
    sha = store.put_blob(b"picture")
    store.publish("programmes", with_picture(sha), LANE)
    reader.refresh()
    flip(store.blob_path(sha))
    reader.refresh()
    assert wrong(reader) == [("blob_damaged", f"lobby-led blobs/{sha[:2]}/{sha}")]
    assert reader.programmes[LANE].number == 1


def test_an_edition_without_its_shards_is_not_taken(store: Store, reader: Reader) -> None:
    publish_edition(store, 1, {"a": Record({"n": 1})})
    reader.refresh()
    built = edition(2, {"a": Record({"n": 2})})
    store.publish("editions", sign(built.body, HUB))
    assert reader.refresh() == set()
    assert reader.edition is not None
    assert reader.edition.number == 1
    assert wrong(reader) == [("missing", "editions/2.json")]


def test_an_edition_is_taken_as_soon_as_its_shards_have_come(store: Store, reader: Reader) -> None:
    built = edition(2, {"a": Record({"n": 2})})
    store.publish("editions", sign(built.body, HUB))
    reader.refresh()
    for data in built.blobs.values():
        store.put_blob(data)
    assert reader.refresh() == {"edition"}
    assert reader.problems == ()


def test_a_record_that_is_damaged_is_named_by_the_scrub_and_by_whoever_reads_it(store: Store, reader: Reader) -> None:
    blobs = publish_edition(store, 1, {"a": Record({"n": 1})})
    reader.refresh()
    for sha in blobs:
        assert reader.scrub() == ()
        before = store.blob_path(sha).read_bytes()
        flip(store.blob_path(sha))
        assert [problem.what for problem in reader.scrub()] == ["blob_damaged"]
        assert sha in reader.problems[0].name
        store.blob_path(sha).write_bytes(before)
        reader.refresh()
        assert reader.problems == ()


def test_a_record_that_is_gone_is_named_by_the_scrub(store: Store, reader: Reader) -> None:
    record, shard = publish_edition(store, 1, {"a": Record({"n": 1})})
    assert shard in edition(1, {"a": Record({"n": 1})}).body["shards"].values()
    reader.refresh()
    store.blob_path(record).unlink()
    assert reader.scrub() == (Problem("blob_missing", f"editions blobs/{record[:2]}/{record}", NINE),)


def test_damage_that_some_reader_met_is_named_at_the_next_look(store: Store, reader: Reader) -> None:
    sha = store.put_blob(b"poster of no programme")
    flip(store.blob_path(sha))
    reader.refresh()
    assert reader.problems == ()
    assert not store.has_blob(sha)
    reader.refresh()
    assert wrong(reader) == [("blob_damaged", f"blobs/{sha[:2]}/{sha}")]


def test_a_scrub_believes_nothing(store: Store, reader: Reader) -> None:
    sha = store.put_blob(b"picture")
    store.publish("programmes", with_picture(sha), LANE)
    reader.refresh()
    flip(store.path("programmes", 1, LANE), 60)
    flip(store.blob_path(sha))
    assert {problem.what for problem in reader.scrub()} == {"bad_signature", "blob_damaged"}


def test_what_is_held_puts_a_floor_under_the_clock(store: Store) -> None:
    clock = Clock(source=lambda: 0, steady=lambda: 0)
    store.publish("programmes", programme(1), LANE)
    Reader(store, TRUST, clock).refresh()
    assert clock.now() == NINE


def test_a_file_still_being_published_is_not_followed_early(store: Store, reader: Reader) -> None:
    store.publish("programmes", programme(5), LANE)
    reader.refresh()
    store.path("programmes", 6, LANE).write_text(programme(6).to_json())
    assert reader.refresh() == set()
    assert reader.problems == ()
    store.publish("programmes", programme(6), LANE)
    assert reader.refresh() == {f"programme:{LANE}"}
