import os
from pathlib import Path

import pytest

from content.published.edition import Record
from content.published.envelope import sign
from content.published.store import Store
from tests.content.published.pieces import HUB, edition, programme, with_picture
from tests.content.published.test_blobs import flip

LANE = "lobby-led"


def aged(path: Path) -> None:
    """As if it had been there since yesterday."""
    then = path.stat().st_mtime_ns - 86_400 * 10**9
    os.utime(path, ns=(then, then))


def put_blob(store: Store, data: bytes) -> str:
    sha = store.put_blob(data)
    aged(store.blob_path(sha))
    return sha


@pytest.fixture
def pictures(store: Store) -> list[str]:
    """One picture for each of five programmes."""
    shas = [put_blob(store, b"picture %d" % number) for number in range(1, 6)]
    for number, sha in enumerate(shas, 1):
        store.publish("programmes", with_picture(sha, number), LANE)
    return shas


def test_the_last_three_numbers_and_what_they_name_stay(store: Store, pictures: list[str]) -> None:
    store.prune()
    assert store.numbers("programmes", LANE) == [5, 4, 3]
    assert [store.has_blob(sha) for sha in pictures] == [False, False, True, True, True]


def test_each_channel_keeps_its_own(store: Store, pictures: list[str]) -> None:
    store.publish("programmes", programme(1, "wall-11f"), "wall-11f")
    store.prune(keep=1)
    assert (store.numbers("programmes", LANE), store.numbers("programmes", "wall-11f")) == ([5], [1])
    assert store.has_blob(pictures[4])


def test_an_editions_shards_records_and_media_stay(store: Store) -> None:
    lost, kept = put_blob(store, b"old media"), put_blob(store, b"media")
    built = edition(1, {"a": Record({"n": 1}, (kept,))})
    blobs = [put_blob(store, data) for data in built.blobs.values()]
    store.publish("editions", sign(built.body, HUB))
    store.prune()
    assert all(map(store.has_blob, [kept, *blobs]))
    assert not store.has_blob(lost)


def test_what_somebody_else_still_needs_stays(store: Store) -> None:
    draft = put_blob(store, b"a picture of a draft")
    store.prune(also={draft})
    assert store.has_blob(draft)


def test_what_just_came_may_be_named_in_a_moment(store: Store) -> None:
    sha = store.put_blob(b"media of an edition that is being fetched")
    store.prune()
    assert store.has_blob(sha)


def test_with_a_quota_only_so_much_goes_that_it_fits_the_oldest_first(store: Store, pictures: list[str]) -> None:
    before = sum(path.stat().st_size for path in store.root.rglob("*") if path.is_file())
    assert store.prune(quota=before) == []
    assert store.prune(quota=before - 1) == [store.blob_path(pictures[0])]
    assert store.numbers("programmes", LANE) == [5, 4, 3, 2, 1]


def test_damage_never_costs_what_is_good(store: Store, pictures: list[str]) -> None:
    for number in (7, 8, 9):
        store.path("programmes", number, LANE).write_text("garbage")
    store.prune()
    assert store.numbers("programmes", LANE) == [9, 8, 7, 5, 4, 3]
    assert all(map(store.has_blob, pictures)), "what garbage names is not known"


def test_a_damaged_shard_keeps_every_blob(store: Store) -> None:
    built = edition(1, {"a": Record({"n": 1})})
    record, shard = [put_blob(store, data) for data in built.blobs.values()]
    store.publish("editions", sign(built.body, HUB))
    flip(store.blob_path(shard))
    store.prune()
    assert store.has_blob(record)


def test_what_crashes_left_goes_after_an_hour(store: Store, pictures: list[str]) -> None:
    old, new = store.root / "access" / ".new-old", store.root / "access" / ".new-new"
    old.parent.mkdir()
    old.touch()
    new.touch()
    aged(old)
    store.prune()
    assert (old.exists(), new.exists()) == (False, True)
