import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.canonical import LARGEST, canonical
from content.published.edition import Edition, Key, Record, build, check, shard_of
from content.published.errors import Refused
from content.published.shards import object_in
from content.published.store import Store
from tests.content.published.pieces import NINE, edition
from tests.content.published.test_envelope import anything

records = st.dictionaries(
    st.text(min_size=1),
    st.builds(Record, st.dictionaries(st.text(), st.text() | st.integers(-LARGEST, LARGEST)), st.just(("ab" * 32,))),
    max_size=20,
)


def reading(blobs: dict[str, bytes], sha: str) -> bytes:
    if sha not in blobs:
        raise Refused("missing", sha)
    return blobs[sha]


@given(records)
def test_what_was_built_is_read(given_records: dict[str, Record]) -> None:
    built = edition(1, given_records)
    read = Edition(built.body, lambda sha: reading(dict(built.blobs), sha))
    assert dict(read.records()) == given_records
    for record_id, record in given_records.items():
        assert read.record(record_id) == record
    assert read.record("no such") is None or "no such" in given_records
    assert set(read.blobs()) == {*built.blobs, *(sha for record in given_records.values() for sha in record.media)}


def test_one_changed_record_moves_one_root_one_shard_one_record() -> None:
    many = {f"guide/{number}": Record({"title": f"事项 {number}"}) for number in range(2000)}
    before, after = edition(1, many), edition(2, many | {"guide/7": Record({"title": "新"})})
    assert len(set(after.blobs) - set(before.blobs)) == 2
    moved = {name for name, sha in after.body["shards"].items() if sha != before.body["shards"][name]}
    assert moved == {shard_of("guide/7")}
    assert len(before.body["shards"]) == 256


def test_the_order_in_which_records_come_does_not_matter() -> None:
    many = {f"r{number}": Record({"n": number}) for number in range(50)}
    assert edition(1, many) == edition(1, dict(reversed(many.items())))


def test_keys_are_announced_with_their_time() -> None:
    key = Key("0123456789abcdef", "AAAA", NINE, None)
    built = build({}, number=1, built_at=NINE, office="x", keys=[key], inbox_key="AAAA", ledger_head="h")
    assert built.body["keys"] == [{"id": key.id, "public": "AAAA", "from": NINE, "until": None}]


def test_records_are_read_lazily_and_a_missing_one_is_named(store: Store) -> None:
    built = edition(1, {"a": Record({"n": 1}), "b": Record({"n": 2})})
    lost = next(sha for sha, data in built.blobs.items() if data == canonical({"n": 1}))
    for data in (data for sha, data in built.blobs.items() if sha != lost):
        store.put_blob(data)
    read = Edition(built.body, store.read_blob)
    assert read.record("b") == Record({"n": 2})
    with pytest.raises(Refused, match=f"missing.*{lost}"):
        read.record("a")


@given(st.dictionaries(st.sampled_from(["built_at", "office", "keys", "shards"]), anything))
def test_a_hostile_root_is_refused_or_has_shards(changes: dict[str, Any]) -> None:
    try:
        shards = check(edition(1, {}).body | changes)  # type: ignore[operator]
    except Refused:
        return
    assert all(len(sha) == 64 for sha in shards.values())


@given(anything | st.dictionaries(st.text(), st.fixed_dictionaries({"record": anything, "blobs": anything})))
def test_a_hostile_shard_is_refused_and_nothing_else(shard: Any) -> None:
    body = {**edition(1, {}).body, "shards": {"00": "00" * 32}}
    read = Edition(body, lambda _: json.dumps(shard).encode())
    with suppress(Refused):
        list(read.records())


@pytest.mark.parametrize("body", [r'{"a": "\ud800"}', r'{"\udfff": 1}', r'{"a": ["\ud800\u0061"]}', "[" * 200_000])
def test_a_record_that_cannot_be_written_again_is_refused(body: str) -> None:
    with pytest.raises(Refused, match="malformed: blob ab is not JSON"):
        object_in(body.encode(), "ab")
    assert object_in(rb'{"a": "\ud83d\ude00 \u0007"}', "ab") == {"a": "\U0001f600 \u0007"}
