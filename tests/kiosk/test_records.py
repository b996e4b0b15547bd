"""What pages read of an edition: rows, bodies, the catalog's shelves, at an instant."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.published.clock import wall
from kiosk.index.entries import entries
from kiosk.index.rows import ALWAYS, LONGEST, listed
from kiosk.records import Records
from kiosk.shelf import above
from tests.kiosk.lobby import Lobby

NOW = wall()


def paper(topic: str = "A1a", **more: Any) -> dict[str, Any]:
    return {"title": {"zh-Hans": f"文件{topic}"}, "topic": topic, "genre": {"zh-Hans": "通知"}, **more}


@pytest.fixture
def lobby(tmp_path: Path) -> Lobby:
    return Lobby(tmp_path / "data")


def held(lobby: Lobby) -> Records:
    found = lobby.holding().view.records
    assert found is not None
    return found


def test_rows_come_by_order_then_title(lobby: Lobby) -> None:
    titles = {"b": "丙", "c": "甲", "a": "乙"}
    lobby.publish_records(
        {f"guide/{name}": {"title": {"zh-Hans": title}, "order": 1} for name, title in titles.items()}
        | {"guide/first": {"title": {"zh-Hans": "最后"}, "order": 0}}
    )
    assert [row.name for row in held(lobby).of_kind("guide", NOW)] == ["first", "b", "a", "c"]


def test_a_row_has_no_long_fields_and_a_body_has_all(lobby: Lobby) -> None:
    lobby.publish_records({"catalog/X-1": paper(body={"zh-Hans": "全文"})})
    (row,) = held(lobby).catalog(NOW).rows
    assert "body" not in row.card
    assert (held(lobby).get("catalog/X-1", NOW) or {})["body"] == {"zh-Hans": "全文"}
    assert held(lobby).get("catalog/X-2", NOW) is None


def test_a_record_is_there_from_its_begin_until_just_before_its_end(lobby: Lobby) -> None:
    lobby.publish_records({"guide/a": {"title": {"zh-Hans": "甲"}, "visible": [NOW, NOW + 10]}, "catalog/b": paper()})
    records = held(lobby)
    seen = [bool(records.get("guide/a", at)) for at in (NOW - 1, NOW, NOW + 9, NOW + 10)]
    assert seen == [False, True, True, False]
    assert [records.count("guide", at) for at in (NOW - 1, NOW, NOW + 10)] == [0, 1, 0]
    assert [len(records.of_kind("guide", at)) for at in (NOW + 10, NOW, NOW - 1)] == [0, 1, 0]
    assert records.epoch(NOW - 1) < records.epoch(NOW) < records.epoch(NOW + 10)


def test_a_record_whose_bytes_changed_on_the_disk_is_not_given(lobby: Lobby) -> None:
    lobby.publish_records({"guide/a": {"title": {"zh-Hans": "甲"}}})
    records = held(lobby)
    assert records.get("guide/a", NOW)
    for blob in lobby.store.blobs.all():
        blob.write_bytes(blob.read_bytes().replace("甲".encode(), "乙".encode()))
    assert records.get("guide/a", NOW) is None


def test_the_newest_documents_come_first_and_a_page_holds_so_many(lobby: Lobby) -> None:
    lobby.publish_records({f"catalog/{year}": paper(written_on=f"{year}-05-01") for year in (2024, 2026, 2025)})
    page = held(lobby).catalog(NOW, offset=1, limit=1)
    assert ([row.name for row in page.rows], page.total) == (["2025"], 3)


def test_a_topic_takes_in_what_lies_below_it_but_no_other_number(lobby: Lobby) -> None:
    lobby.publish_records({f"catalog/{code}": paper(code) for code in ("A", "A1", "A1a", "A12", "A12b", "B1")})
    records = held(lobby)
    assert {code: records.catalog(NOW, topic=code).total for code in ("A", "A1", "A12", "B")} == {
        "A": 5,
        "A1": 2,
        "A12": 2,
        "B": 1,
    }


def test_the_type_of_a_picture_is_what_its_record_says(lobby: Lobby) -> None:
    (sha,) = lobby.store.put_blobs([b"<svg/>"])
    lobby.publish_records({"guide/a": {"title": {"zh-Hans": "甲"}, "qr": sha}}, media={"guide/a": [b"<svg/>"]})
    assert held(lobby).blob_type(sha) == "image/svg+xml"
    assert held(lobby).blob_type("0" * 64) is None


def test_a_body_of_another_shape_is_listed_all_the_same(lobby: Lobby) -> None:
    strange: dict[str, Any] = {
        "title": 7,
        "order": "first",
        "visible": "always",
        "topic": ["A"],
        "words": {"a": 1},
        "plan": [],
    }
    lobby.publish_records({f"{kind}/x": strange for kind in ("guide", "floor", "catalog", "power", "none")})
    assert [row.order for row in held(lobby).of_kind("floor", NOW)] == [0]
    assert held(lobby).catalog(NOW).total == 1


CODES = st.from_regex(r"[A-C]([1-9][0-9]?([a-c])?)?", fullmatch=True)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(CODES, st.sampled_from(["2024", "2025"])), min_size=1, max_size=8))
def test_a_facet_counts_what_choosing_it_would_list(rows: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        lobby = Lobby(Path(folder) / "data")
        papers = {f"catalog/{i}": paper(code, written_on=f"{year}-01-01") for i, (code, year) in enumerate(rows)}
        lobby.publish_records(papers)
        records = held(lobby)
        for code, count in records.facets(NOW)["topic"].items():
            assert records.catalog(NOW, topic=code).total == count
        for year, count in records.facets(NOW, topic=rows[0][0])["year"].items():
            assert records.catalog(NOW, topic=rows[0][0], year=year).total == count


def test_a_number_in_a_code_is_never_cut() -> None:
    assert list(above("A12b")) == ["A", "A12", "A12b"]


@pytest.mark.parametrize("number", [2**53, -(2**63) - 1, 10**400])
def test_numbers_that_no_index_can_keep_are_as_if_they_were_not_there(number: int) -> None:
    found = listed("guide/a", {"order": number, "visible": [-number, number]})
    assert (found.place, found.since) == (0, 0 if number > 0 else min(-number, ALWAYS))
    assert 0 <= found.until <= ALWAYS


def test_a_title_as_long_as_a_book_is_searched_by_its_beginning_only() -> None:
    body = {"title": {"zh-Hans": "取水" * 200_000}, "words": ["打" * 200_000]}
    assert len(listed("guide/a", body).title) < 2 * LONGEST
    assert [len(each.text["zh-Hans"]) for each in entries("guide", "a", body)] == [LONGEST, LONGEST]
