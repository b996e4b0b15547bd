"""The index is derived from what verifies, by difference, and comes out the same however it was come by."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.published.errors import Refused
from kiosk.index import files
from kiosk.index.make import make
from tests.kiosk.lobby import Lobby
from tests.world.tampering import flip

TABLES = {
    "record": "SELECT id, kind, name, shard, sha, media, place, sort, since, until, title, card FROM record",
    "catalog": "SELECT id, dated, topic, genre, department, year FROM catalog JOIN record USING (n)",
    "media": "SELECT media.sha, id, type FROM media JOIN record USING (n)",
    "entry": "SELECT id, field, text, target, folded, pinyin, others, english FROM entry JOIN record ON n = e / 256",
    "body": "SELECT id, folded, english FROM body JOIN record USING (n)",
}


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All of an index but the numbers of its rows; of its look-up tables who has each token."""
    with closing(files.opened(path)) as index:
        found = {table: sorted(index.execute(query)) for table, query in TABLES.items()}
        found["key"] = _tokens(index, "key", "SELECT e, id FROM entry JOIN record ON n = e / 256")
        found["pair"] = _tokens(index, "pair", "SELECT n, id FROM record")
    return found


def _tokens(index: sqlite3.Connection, table: str, ids: str) -> list[tuple[Any, ...]]:
    index.execute(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, instance)")
    names = dict(index.execute(ids))
    words = index.execute(f"SELECT term, doc FROM temp.{table}_words")  # noqa: S608 our own tables
    return sorted((term, names.get(doc)) for term, doc in words)


def guide(title: str, **more: Any) -> dict[str, Any]:
    return {"title": {"zh-Hans": title, "en": "A guide"}, "summary": {"zh-Hans": f"{title}怎么办"}, **more}


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    return Lobby(tmp_path / "data")


EDITIONS = st.lists(
    st.dictionaries(
        st.sampled_from([f"{kind}/{name}" for kind in ("guide", "catalog", "about") for name in "abcdef"]),
        st.text("取水许可行街道ab", min_size=1, max_size=6).map(guide),
        min_size=1,
        max_size=9,
    ),
    min_size=2,
    max_size=4,
)


@settings(deadline=None, max_examples=40)
@given(EDITIONS)
def test_an_index_made_by_difference_is_the_index_made_from_nothing(editions: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        grown, fresh = Lobby(Path(folder) / "grown"), Lobby(Path(folder) / "fresh")
        for records in editions:
            grown.publish_records(records)
        fresh.publish_records(editions[-1])
        (last, *_), (only,) = files.standing(grown.data), files.standing(fresh.data)
        assert contents(last) == contents(only)


def test_one_changed_record_keeps_all_other_rows_as_they_are(lobby: Lobby) -> None:
    records = {f"guide/{n}": guide(f"事项{n}") for n in range(60)}
    lobby.publish_records(records)
    numbers = "SELECT id, n FROM record ORDER BY id"
    with closing(files.opened(files.standing(lobby.data)[0])) as index:
        before = index.execute(numbers).fetchall()
    lobby.publish_records(records | {"guide/7": guide("事项七"), "guide/new": guide("新事项")})
    with closing(files.opened(files.standing(lobby.data)[0])) as index:
        after = index.execute(numbers).fetchall()
    assert [row for row in after if row[0] != "guide/new"] == before
    assert min(after, key=lambda row: row[1])[0] == "guide/new"


def blob_with(lobby: Lobby, words: str) -> Path:
    return next(path for path in lobby.store.blobs.all() if words.encode() in path.read_bytes())


def test_an_edition_with_a_damaged_record_has_no_index(lobby: Lobby) -> None:
    lobby.publish_records({"guide/a": guide("甲")})
    lobby.publish_records({"guide/a": guide("乙")}, indexed=False)
    flip(blob_with(lobby, "乙怎么办"))
    with pytest.raises(Refused, match="damaged: blob"):
        make(lobby.data, 2)
    assert len(files.standing(lobby.data)) == 1
    assert not list(files.folder(lobby.data).glob(".new-*"))


def test_an_edition_that_lacks_a_picture_has_no_index(lobby: Lobby) -> None:
    lobby.publish_records({"guide/a": guide("甲")}, media={"guide/a": [b"a picture"]}, indexed=False)
    blob_with(lobby, "a picture").unlink()
    with pytest.raises(Refused, match="missing: blob"):
        make(lobby.data, 1)


def test_an_edition_signed_by_a_stranger_has_no_index(lobby: Lobby) -> None:
    lobby.publish_records({"guide/a": guide("甲")}, indexed=False)
    Lobby(lobby.data)
    with pytest.raises(Refused, match="unknown_key"):
        make(lobby.data, 1)


def test_only_what_was_sealed_is_started_from(lobby: Lobby, tmp_path: Path) -> None:
    lobby.publish_records({"guide/a": guide("甲")})
    (path,) = files.standing(lobby.data)
    assert files.copied(path, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == path.read_bytes()
    flip(path, path.stat().st_size - 100)
    assert not files.sealed(path)
    assert not files.copied(path, tmp_path / "copy")
    path.with_suffix(".sha256").unlink()
    assert not files.copied(path, tmp_path / "copy")


def test_an_index_of_another_format_is_made_anew(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.index.make.FORMAT", "0")
    lobby.publish_records({"guide/a": guide("甲")})
    monkeypatch.undo()
    (old,) = files.standing(lobby.data)
    with pytest.raises(Refused, match="unknown_format"):
        files.opened(old)
    files.seal(make(lobby.data, 1))
    assert contents(old)["entry"]


def test_the_last_three_indexes_stay(lobby: Lobby) -> None:
    for title in "甲乙丙丁戊":
        lobby.publish_records({"guide/a": guide(title)})
        files.prune(lobby.data)
    assert len(files.standing(lobby.data)) == files.KEPT
    assert len(list(files.folder(lobby.data).iterdir())) == 2 * files.KEPT
