import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from content.published.follow import Follower
from content.published.store import Store
from tests.content.published.pieces import access, programme
from tests.waiting import PATIENCE_S, until


@pytest.fixture(params=[True, False], ids=["inotify", "the net alone"])
def make(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], Follower]]:
    made: list[Follower] = []

    def follow(path: Path) -> Follower:
        made.append(Follower([path], inotify=request.param))
        return made[-1]

    yield follow
    for each in made:
        each.close()


def meanwhile(work: Callable[[], object]) -> None:
    threading.Thread(target=work, daemon=True).start()


def test_a_switched_pointer_wakes(store: Store, make: Callable[[Path], Follower]) -> None:
    store.publish("programmes", programme(1), "lobby-led")
    follower = make(store.root)
    assert not follower.wait(0)
    meanwhile(lambda: store.publish("programmes", programme(2), "lobby-led"))
    assert follower.wait(PATIENCE_S)
    assert not follower.wait(0)


def test_a_switch_before_the_wait_is_not_missed(store: Store, make: Callable[[Path], Follower]) -> None:
    follower = make(store.root)
    store.publish("access", access(1))
    assert follower.wait(0)


def test_a_channel_that_is_new_wakes(store: Store, make: Callable[[Path], Follower]) -> None:
    store.publish("programmes", programme(1), "lobby-led")
    follower = make(store.root)
    meanwhile(lambda: store.publish("programmes", programme(1, "wall-11f"), "wall-11f"))
    assert follower.wait(PATIENCE_S)


def test_a_store_that_does_not_exist_yet_can_be_followed(store: Store, make: Callable[[Path], Follower]) -> None:
    follower = make(store.root)
    meanwhile(lambda: store.publish("access", access(1)))
    assert follower.wait(PATIENCE_S)


def test_a_folder_that_was_replaced_is_still_followed(store: Store, make: Callable[[Path], Follower]) -> None:
    store.publish("access", access(1))
    follower = make(store.root)
    (store.root / "access").rename(store.root / "access.old")
    assert follower.wait(PATIENCE_S)
    meanwhile(lambda: store.publish("access", access(2)))
    assert follower.wait(PATIENCE_S)


def test_a_pointer_overwritten_in_place_wakes(store: Store, make: Callable[[Path], Follower]) -> None:
    store.publish("access", access(1))
    follower = make(store.root)
    meanwhile(lambda: (store.root / "access" / "current").write_bytes(b"9\n"))
    assert follower.wait(PATIENCE_S)


def test_a_single_channel_can_be_followed(store: Store, make: Callable[[Path], Follower]) -> None:
    follower = make(store.folder("programmes", "lobby-led"))
    store.publish("programmes", programme(1, "wall-11f"), "wall-11f")
    assert not follower.wait(0)
    store.publish("programmes", programme(1), "lobby-led")
    assert follower.wait(0)


def test_blobs_and_unfinished_files_do_not_wake(store: Store, make: Callable[[Path], Follower]) -> None:
    store.publish("access", access(1))
    follower = make(store.root)
    store.put_blob(b"picture")
    (store.root / "access" / ".new-1").write_text("unfinished")
    assert not follower.wait(0.25)


def test_patience_ends(store: Store, make: Callable[[Path], Follower]) -> None:
    follower = make(store.root)
    begin = time.monotonic()
    assert not follower.wait(0.3)
    assert time.monotonic() - begin >= 0.3


def test_every_one_of_many_switches_is_seen_in_the_end(store: Store, make: Callable[[Path], Follower]) -> None:
    follower = make(store.root)

    def publish() -> None:
        for number in range(1, 101):
            store.publish("access", access(number))

    meanwhile(publish)
    until(lambda: follower.wait(1) and store.pointer("access") == 100)
    until(lambda: not follower.wait(0))


def test_inotify_wakes_without_the_net(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.published.follow.NET_S", 600.0)
    store.publish("access", access(1))
    follower = Follower([store.root])
    for work in (
        lambda: store.publish("access", access(2)),
        lambda: store.publish("programmes", programme(1), "lobby-led"),
        lambda: (store.root / "access" / "current").write_bytes(b"1\n"),
        lambda: (store.root / "access" / "current").unlink(),
    ):
        meanwhile(work)
        begin = time.monotonic()
        assert follower.wait(40)
        assert time.monotonic() - begin < 30, "it was the end of the patience that looked, not the doorbell"
        until(lambda: not follower.wait(0))
    follower.close()
