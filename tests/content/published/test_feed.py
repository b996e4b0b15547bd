import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from content.published.blobs import chunks_of
from content.published.clock import Clock
from content.published.durable import TEMPORARY
from content.published.edition import Record
from content.published.envelope import sign
from content.published.feed import Feed
from content.published.feed_state import read_state
from content.published.files import hash_of
from content.published.reader import Reader
from content.published.spool import Spool, entries
from content.published.store import Store
from content.published.wire import Unreachable
from tests.content.published.pieces import HUB, STRANGER, TRUST, access, edition, programme, with_picture
from tests.content.published.test_blobs import flip
from tests.content.published.upstream import TOKEN, Upstream, serving
from tests.waiting import until

LANE = "lobby-led"
PICTURE = b"picture" * 1000


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Upstream]:
    with serving(Upstream(tmp_path / "hub")) as upstream:
        yield upstream


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "node" / "store")


@pytest.fixture
def feed(hub: Upstream, store: Store) -> Iterator[Feed]:
    with closing(Feed(store, TRUST, hub.url, TOKEN, spool_root=store.root.parent / "spool")) as feed:
        yield feed


def publish_edition(store: Store, number: int, records: dict[str, Record]) -> list[str]:
    built = edition(number, records)
    for data in built.blobs.values():
        store.put_blob(data)
    store.publish("editions", sign(built.body, HUB))
    return list(built.blobs)


def fill(store: Store) -> str:
    """Something of everything; the picture's digest."""
    sha = store.put_blob(PICTURE)
    store.publish("programmes", with_picture(sha, 5), LANE)
    store.publish("programmes", programme(3, "wall-11f"), "wall-11f")
    store.publish("access", access(2))
    publish_edition(store, 7, {f"r{n}": Record({"n": n}, (sha,)) for n in range(30)})
    return sha


def held(store: Store) -> Reader:
    reader = Reader(store, TRUST, Clock())
    reader.refresh()
    return reader


def problems(feed: Feed) -> list[tuple[str, str]]:
    listed: Any = feed.state["problems"]
    return [(each["what"], each["name"]) for each in listed]


def test_everything_comes_down_and_verifies(hub: Upstream, feed: Feed, store: Store) -> None:
    sha = fill(hub.store)
    feed.once()
    there, here = held(hub.store), held(store)
    assert here.programmes == there.programmes
    assert (here.edition, here.access, here.problems) == (there.edition, there.access, ())
    assert here.scrub() == ()
    assert store.read_blob(sha) == PICTURE
    assert feed.state["state"] == "connected"


def test_what_is_here_already_is_not_fetched_again(hub: Upstream, feed: Feed) -> None:
    fill(hub.store)
    feed.once()
    hub.asked.clear()
    feed.once()
    assert hub.asked == ["/feed/head"]


def test_of_a_new_edition_only_what_changed_is_fetched(hub: Upstream, feed: Feed, store: Store) -> None:
    fill(hub.store)
    feed.once()
    before = {path.name for path in store.blobs.all()}
    changed = {f"r{n}": Record({"n": n}, (hub.store.put_blob(PICTURE),)) for n in range(30)} | {"r7": Record({"n": -7})}
    publish_edition(hub.store, 8, changed)
    feed.once()
    assert len({path.name for path in store.blobs.all()} - before) == 2
    assert held(store).scrub() == ()


def test_a_feed_for_one_channel_takes_only_its_programme(hub: Upstream, store: Store) -> None:
    fill(hub.store)
    with closing(Feed(store, TRUST, hub.url, TOKEN, channels=[LANE], wants=["programmes"])) as feed:
        feed.once()
    assert store.channels() == [LANE]
    assert (store.pointer("editions"), store.pointer("access")) == (None, None)


def test_a_hub_with_nothing_yet_is_no_problem(feed: Feed) -> None:
    feed.once()
    assert (feed.state["state"], problems(feed)) == ("connected", [])


def flipped(data: bytes) -> bytes:
    return data.replace("开会".encode(), "散会".encode())


def replaced(envelope: Any) -> Any:
    return lambda _: envelope.to_json().encode()


WRONG: dict[str, tuple[Any, str]] = {
    "a byte flipped on the wire": (flipped, "bad_signature"),
    "a stranger's": (replaced(programme(9, signer=STRANGER)), "unknown_key"),
    "another channel's": (replaced(programme(9, "wall-11f")), "wrong_channel"),
    "another kind": (replaced(access(9)), "wrong_kind"),
    "a later format": (replaced(programme(9, format=9)), "unknown_format"),
    "an older number": (replaced(programme(3)), "number_back"),
    "a broken promise": (replaced(programme(9, loops={"L0": []})), "malformed"),
    "no envelope": (lambda _: b"[1, 2]", "malformed"),
    "noise": (lambda _: bytes(range(256)), "malformed"),
}


@pytest.mark.parametrize("case", WRONG)
def test_the_last_good_stays_and_what_was_wrong_is_told(hub: Upstream, feed: Feed, store: Store, case: str) -> None:
    hub.store.publish("programmes", programme(5), LANE)
    feed.once()
    hub.store.publish("programmes", programme(6), LANE)
    hub.faults["/feed/programme"], reason = WRONG[case]
    feed.once()
    assert (store.pointer("programmes", LANE), held(store).problems) == (5, ())
    assert problems(feed) == [(reason, "upstream programmes/lobby-led/6.json")]
    hub.faults.clear()
    feed.once()
    assert (store.pointer("programmes", LANE), problems(feed)) == (6, [])


@pytest.mark.parametrize("fault", [404, lambda _: b"{}"])
def test_one_bad_thing_does_not_keep_the_others_out(hub: Upstream, feed: Feed, store: Store, fault: Any) -> None:
    fill(hub.store)
    hub.faults["/feed/programme/lobby-led"] = fault
    feed.once()
    assert store.channels() == ["wall-11f"]
    assert (store.pointer("editions"), store.pointer("access")) == (7, 2)


def test_an_older_hub_is_not_followed_back(hub: Upstream, feed: Feed, store: Store) -> None:
    store.publish("programmes", programme(9), LANE)
    hub.store.publish("programmes", programme(5), LANE)
    feed.once()
    assert store.pointer("programmes", LANE) == 9
    assert problems(feed) == [("number_back", "upstream programmes/lobby-led/5.json")]


@pytest.mark.parametrize("where", ["programmes/lobby-led/5.json", "programmes/lobby-led/current", "access/2.json"])
def test_what_was_damaged_here_is_fetched_again(hub: Upstream, feed: Feed, store: Store, where: str) -> None:
    fill(hub.store)
    feed.once()
    flip(store.root / where)
    assert held(store).problems != ()
    feed.once()
    assert held(store).problems == ()


def test_a_picture_damaged_or_lost_here_is_fetched_again(
    hub: Upstream, feed: Feed, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha = fill(hub.store)
    feed.once()
    monkeypatch.setattr("content.published.fetch.RECHECK_S", 0)
    for spoil in (flip, Path.unlink):
        spoil(store.blob_path(sha))
        feed.once()
        assert held(store).scrub() == ()


def test_files_laid_in_from_outside_make_way(hub: Upstream, feed: Feed, store: Store) -> None:
    hub.store.publish("programmes", programme(5), LANE)
    folder = store.folder("programmes", LANE)
    folder.mkdir(parents=True)
    (folder / "9.json").write_text(programme(9, signer=STRANGER).to_json())
    (folder / "current").write_text("9\n")
    feed.once()
    assert (store.numbers("programmes", LANE), held(store).problems) == ([5], ())


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def other_picture(data: bytes) -> bytes:
    return data.replace(b"picture", b"graffit")


def test_a_programme_whose_picture_cannot_be_had_is_taken_and_the_picture_told(
    hub: Upstream, feed: Feed, store: Store
) -> None:
    sha = hub.store.put_blob(PICTURE)
    hub.store.publish("programmes", with_picture(sha, 5), LANE)
    for fault in (other_picture, lambda _: b""):
        hub.faults["/feed/blobs"] = fault
        feed.once()
        assert held(store).programmes[LANE].number == 5
        assert problems(feed) == [("blob_missing", f"upstream programmes/lobby-led/5.json {sha}")]
    hub.faults.clear()
    feed.once()
    assert (problems(feed), held(store).problems) == ([], ())


@pytest.mark.parametrize("fault", [cut, other_picture, lambda data: data + b"more", lambda data: b"\xff" * 72 + data])
def test_an_edition_is_switched_to_only_when_its_records_are_here(
    hub: Upstream, feed: Feed, store: Store, fault: Any
) -> None:
    publish_edition(hub.store, 1, {"a": Record({"n": 1})})
    feed.once()
    publish_edition(hub.store, 2, {f"r{n}": Record({"text": f"picture {n}"}) for n in range(5)})
    hub.faults["/feed/blobs"] = fault
    try:
        feed.once()
    except Unreachable:
        assert feed.state["state"] == "disconnected"
    assert (store.pointer("editions"), held(store).problems) == (1, ())
    hub.faults.clear()
    feed.once()
    assert (store.pointer("editions"), held(store).scrub()) == (2, ())


def test_another_edition_than_the_announced_one_is_not_taken(hub: Upstream, feed: Feed, store: Store) -> None:
    publish_edition(hub.store, 1, {})
    hub.faults["/feed/edition"] = lambda _: sign(edition(9, {"a": Record({})}).body, HUB).to_json().encode()
    feed.once()
    assert store.pointer("editions") is None
    assert problems(feed) == [("damaged", "upstream editions/1.json")]


@pytest.mark.parametrize(
    "head",
    [
        [],
        {},
        {"tag": 1, "programmes": {}},
        {"tag": "t", "programmes": {"a": "1"}},
        {"tag": "t", "programmes": {}, "access": -1},
        {"tag": "t", "programmes": {}, "edition": {"number": 1, "id": "../x"}},
        {"tag": "t", "programmes": []},
    ],
)
def test_what_is_no_head_counts_as_no_answer(hub: Upstream, feed: Feed, head: Any) -> None:
    hub.faults["/feed/head"] = lambda _: json.dumps(head).encode()
    with pytest.raises(Unreachable):
        feed.once()
    assert feed.state["state"] == "disconnected"


def test_a_channel_with_a_hostile_name_stays_out(hub: Upstream, feed: Feed, store: Store) -> None:
    head = {"tag": "t", "programmes": {"../../hub": 5}}
    hub.faults["/feed/head"] = lambda _: json.dumps(head).encode()
    hub.faults["/feed/programme"] = replaced(programme(5, "../../hub"))
    feed.once()
    assert [what for what, _ in problems(feed)] == ["malformed"]
    assert list(store.root.parent.rglob("*.json")) == [store.root.parent / "feed.json"]


@pytest.mark.parametrize("status", [401, 403])
def test_an_upstream_that_does_not_want_us_is_told_from_one_that_is_gone(
    hub: Upstream, feed: Feed, store: Store, status: int
) -> None:
    hub.faults["/feed/"] = status
    with pytest.raises(Unreachable):
        feed.once()
    assert feed.state["state"] == "refused"
    written = read_state(store.root.parent / "feed.json")
    assert written is not None
    assert (written["state"], written["since"]) == ("refused", feed.state["since"])


def test_a_wrong_token_is_refused(hub: Upstream, store: Store) -> None:
    feed = Feed(store, TRUST, hub.url, "guessed")
    with closing(feed), pytest.raises(Unreachable):
        feed.once()
    assert feed.state["state"] == "refused"


def test_reports_are_carried_up_once_and_forgotten_here(hub: Upstream, feed: Feed, store: Store) -> None:
    root = store.root.parent / "spool"
    keys = [Spool(root, "push").append("shown", {"number": n}) for n in range(3)]
    feed.once()
    feed.once()
    assert entries(root) == []
    assert [entry.key for entry in entries(hub.spool_root)] == [f"n1/{key}" for key in keys]


def test_a_report_is_kept_until_it_is_acknowledged(hub: Upstream, feed: Feed, store: Store) -> None:
    root = store.root.parent / "spool"
    key = Spool(root, "push").append("shown", {"number": 1})
    for fault in (500, cut, lambda _: b'{"acknowledged": 7}', lambda _: b"[]"):
        hub.faults["/feed/spool"] = fault
        with pytest.raises(Unreachable):
            feed.once()
        assert [entry.key for entry in entries(root)] == [key]
    hub.faults["/feed/spool"] = lambda _: b'{"acknowledged": ["push/other-1", [], null]}'
    feed.once()
    assert [entry.key for entry in entries(root)] == [key]
    hub.faults.clear()
    until(lambda: feed.carry_up() or not entries(root))
    assert entries(root) == []
    assert len(entries(hub.spool_root)) == 1, "though it was sent many times"


def test_many_reports_go_up_in_turns(hub: Upstream, feed: Feed, store: Store) -> None:
    spool = Spool(store.root.parent / "spool", "push")
    for number in range(1200):
        spool.append("shown", {"n": number})
    while feed.carry_up():
        pass
    assert [entry.data["n"] for entry in entries(hub.spool_root, 2000)] == list(range(1200))
    assert hub.asked.count("/feed/spool") == 3


def test_what_the_upstream_does_not_take_holds_nothing_up(hub: Upstream, feed: Feed, store: Store) -> None:
    root = store.root.parent / "spool"
    spool = Spool(root, "push")
    unwanted = {spool.append("letter", {}) for _ in range(600)}
    spool.append("shown", {"number": 1})
    hub.takes = ("shown",)
    until(lambda: feed.carry_up() or entries(hub.spool_root))
    assert {entry.key for entry in entries(root, 1000)} == unwanted
    hub.takes = ("shown", "letter")
    until(lambda: feed.carry_up() and not entries(root))
    assert len(entries(hub.spool_root, 1000)) == 601


@contextmanager
def running(feed: Feed) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=feed.run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join(20)


def test_it_runs_for_ever_through_an_outage(tmp_path: Path, store: Store) -> None:
    hub, reports = Upstream(tmp_path / "hub"), tmp_path / "spool"
    hub.store.publish("programmes", programme(1), LANE)
    with serving(hub):
        feed = Feed(store, TRUST, hub.url, TOKEN, spool_root=reports)
    with running(feed):
        until(lambda: feed.state["detail"])
        with serving(hub, hub.port):
            until(lambda: store.pointer("programmes", LANE) == 1)
        until(lambda: feed.state["state"] == "disconnected")
        Spool(reports, "push").append("shown", {"number": 1})
        hub.store.publish("programmes", programme(2), LANE)
        assert held(store).programmes[LANE].number == 1
        with serving(hub, hub.port):
            until(lambda: store.pointer("programmes", LANE) == 2)
            until(lambda: entries(hub.spool_root))
            assert feed.state["state"] == "connected"


def test_a_connection_that_hangs_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.published.feed.POLL_S", 0)
    monkeypatch.setattr("content.published.fetch.SLACK_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        feed = Feed(store, TRUST, f"http://127.0.0.1:{deaf.getsockname()[1]}", TOKEN)
        with running(feed):
            for _ in range(3):
                connection, _ = deaf.accept()
                with connection:
                    until(lambda: feed.state["detail"])
        assert feed.state["state"] == "disconnected"


FULL_DISK = """
import resource, sys
from pathlib import Path
from content.published.feed import Feed
from content.published.store import Store
from tests.content.published.pieces import TRUST
from tests.content.published.upstream import TOKEN
feed = Feed(Store(Path(sys.argv[1])), TRUST, sys.argv[2], TOKEN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
try:
    feed.once()
except OSError as error:
    print(feed.state["state"], feed.state["problems"][0]["what"], error)
"""


def test_a_full_disk_is_told_and_the_last_good_stays(hub: Upstream, feed: Feed, store: Store) -> None:
    hub.store.publish("programmes", programme(1), LANE)
    feed.once()
    hub.store.publish("programmes", programme(2), LANE)
    command = [sys.executable, "-c", FULL_DISK, str(store.root), hub.url]
    said = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert said.stdout == "connected disk [Errno 27] File too large\n"
    assert held(store).programmes[LANE].number == 1
    assert list(store.root.rglob(f"{TEMPORARY}*")) == []


def test_the_state_is_dated_by_its_begin(hub: Upstream, store: Store) -> None:
    now = [1000]
    feed = Feed(store, TRUST, hub.url, TOKEN, clock=Clock(source=lambda: now[0], steady=lambda: 0))
    now[0] = 2000
    feed.once()
    now[0] = 3000
    feed.once()
    feed.close()
    assert (feed.state["state"], feed.state["since"]) == ("connected", 2000)


def test_a_big_blob_comes_through(hub: Upstream, feed: Feed, store: Store, tmp_path: Path) -> None:
    (tmp_path / "video").write_bytes(bytes(range(256)) * 40_000)
    sha = hash_of(tmp_path / "video")
    hub.store.take_blob_file(sha, tmp_path / "video")
    hub.store.publish("programmes", with_picture(sha, 5), LANE)
    feed.once()
    assert b"".join(chunks_of(store.blob_path(sha))) == (tmp_path / "video").read_bytes()
