"""The catalog: browsing by topic, genre, department and year, and all that is known of each record."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk.records.kinds.catalog import Catalog
from kiosk.catalog.browse import PAGE, choice, pages
from kiosk.catalog.record import VALIDITIES, line, record
from kiosk.catalog.topics import topics
from kiosk.catalog.tree import MOST, Tree, part_of
from tests.kiosk.bodies import CATALOG, DEPARTMENT, TOPICS, text
from tests.kiosk.lobby import Lobby
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import kiosk_of, opened, page, records, seen, visitor

ITEM = "/catalog/item/CCSW-2026-00031/"


def shelf() -> dict[str, dict[str, Any]]:
    """45 records: two in three of topic A1a, the others of B; every fifth repealed; three years, two genres."""
    made = {
        f"catalog/CCSW-{year}-{number:05}": {
            **CATALOG,
            "index_number": f"CCSW-{year}-{number:05}",
            "title": text(f"第{number}号文件", f"Document {number}"),
            "written_on": f"{year}-03-{number % 28 + 1:02}",
            "topic": "B" if number % 3 == 0 else "A1a",
            "genre": text("公告", "Announcement") if number % 2 else text("通知", "Notice"),
            "validity": "repealed" if number % 5 == 0 else "valid",
        }
        for number in range(1, 46)
        for year in [2024 + number % 3]
    }
    return records(TOPICS, DEPARTMENT) | made


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("catalog"), shelf())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_topics_stand_with_how_many_records_they_have(client: FlaskClient) -> None:
    words = seen(page(client, "/catalog/"))
    assert "水资源 30" in words
    assert "河湖 15" in words
    assert "共 45 条 第 1 页，共 3 页" in words


def test_a_topic_opens_the_level_below_it(client: FlaskClient) -> None:
    words = seen(page(client, "/catalog/?topic=A"))
    assert "取水管理 30" in words
    assert "节约用水 0" in words
    assert "河湖" not in words
    html = page(client, "/catalog/?topic=A1a")
    assert 'href="/catalog/?topic=A1"' in html
    assert "共 30 条" in seen(html)


def test_choices_narrow_together_and_can_be_taken_back(client: FlaskClient) -> None:
    html = page(client, "/catalog/?topic=B&genre=公告&year=2024")
    assert "共 8 条" in seen(html)
    assert 'aria-current="true" href="/catalog/?topic=B&amp;year=2024"' in html
    assert "没有符合条件的信息" in seen(page(client, "/catalog/?year=1999"))


def test_what_narrows_is_called_in_the_language_of_the_page(client: FlaskClient) -> None:
    words = seen(page(client, "/catalog/?lang=en"))
    assert "Announcement 23" in words
    assert "Water Resources Division 45" in words


def test_pages_go_through_all_of_it_once(client: FlaskClient) -> None:
    found = [re.findall(r'href="/catalog/item/([^/"]+)/"', page(client, f"/catalog/?page={n}")) for n in (1, 2, 3)]
    assert [len(each) for each in found] == [PAGE, PAGE, 5]
    assert len({number for each in found for number in each}) == 45
    assert 'rel="prev"' not in page(client, "/catalog/?page=1")
    assert 'rel="next"' not in page(client, "/catalog/?page=3")
    assert 'rel="next" href="/catalog/?topic=A&amp;page=2"' in page(client, "/catalog/?topic=A")


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=999999999", "page=²", "topic=%00", "year=20x", "genre=" + "长" * 200]
)
def test_nonsense_in_an_address_is_as_if_it_were_not_there(client: FlaskClient, query: str) -> None:
    assert client.get(f"/catalog/?{query}").status_code == 200


def test_a_row_says_number_date_and_what_no_longer_holds(client: FlaskClient) -> None:
    words = seen(page(client, "/catalog/?year=2024&topic=B"))
    assert "第45号文件 已废止 2024-03-18 澄水〔2026〕12号 CCSW-2024-00045" in words
    assert "第42号文件 2024-03-15" in words


def test_all_that_is_known_of_a_record_stands_on_its_page(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), ITEM)
    words = seen(html)
    for told in (
        "索引号 CCSW-2026-00031", "文号 澄水〔2026〕12号", "发布机构 澄川市水务局", "成文日期 2026-03-02",
        "发布日期 2026-03-05", "有效性 有效", "主题分类 计量", "体裁 通知", "公开属性 主动公开 · 应当主动公开",
        "信息来源 水资源科", "关键词 取水、计量", "取水户应在年内装表。", "各取水户：", "二、按月报数。", "装表要求",
    ):  # fmt: skip
        assert told in words, told
    for way in ("/departments/water-resources/", "/catalog/?topic=A1a", "/catalog/", "/"):
        assert f'href="{way}"' in html, way


def test_what_is_not_known_says_so(tmp_path: Path) -> None:
    bare = {**CATALOG, "document_number": None, "written_on": "2026-02-31", "validity": "sometimes", "issuer": 7}
    words = seen(page(visitor(tmp_path, bare), ITEM))
    for told in ("文号 无", "成文日期 未注明", "有效性 未注明", "发布机构 未注明", "主题分类 未注明"):
        assert told in words, told


@pytest.mark.parametrize(("validity", "words"), [("repealed", "已废止"), ("expired", "已失效")])
def test_what_no_longer_holds_is_clearly_marked(tmp_path: Path, validity: str, words: str) -> None:
    html = page(visitor(tmp_path, {**CATALOG, "validity": validity}), ITEM)
    assert seen(html).startswith("本文件已经失效，仅供查阅。")
    assert f"有效性 {words}" in seen(html)
    assert 'class="ended"' not in page(visitor(tmp_path, CATALOG), ITEM)


def test_an_index_number_may_have_strokes_in_it(tmp_path: Path) -> None:
    number = "11640121010100128C/2025-00064"
    client = visitor(tmp_path, {**CATALOG, "id": f"catalog/{number}", "index_number": number})
    assert f'href="/catalog/item/{number}/"' in page(client, "/catalog/")
    assert number in seen(page(client, f"/catalog/item/{number}/"))


def test_the_body_is_marked_when_it_is_chinese_only(tmp_path: Path) -> None:
    html = page(visitor(tmp_path, {**CATALOG, "body": text("各取水户：")}), ITEM + "?lang=en")
    assert '<div class="document" lang="zh-Hans">' in html
    assert "Chinese only" in html
    assert "Chinese only" not in page(visitor(tmp_path, CATALOG), ITEM + "?lang=en")


def test_before_the_first_edition_the_catalog_says_that_it_waits(tmp_path: Path) -> None:
    client = kiosk_of(Lobby(tmp_path / "data")).test_client()
    for where in ("/catalog/", "/guides/", "/powers/", "/departments/", "/about/"):
        assert "内容尚未送达" in seen(page(client, where)), where
    assert "内容尚未送达" in seen(page(client, ITEM, 503))


@settings(deadline=None, max_examples=60)
@given(body=mangled(CATALOG))
def test_no_body_costs_the_visitor_the_page(app: Flask, body: dict[str, Any]) -> None:
    assert line("CCSW-1", body).name == "CCSW-1"
    with app.test_request_context(ITEM):
        found = record("CCSW-1", body)
        html = render_template(
            "catalog/item.html", record=found, blocks=(), spoken="zh-Hans", topics=(), department=None
        )
    assert "</main>" in html


@given(body=mangled(TOPICS))
def test_a_mangled_tree_of_topics_is_read_as_far_as_it_goes(body: dict[str, Any]) -> None:
    found = Tree(topics(body)).path("A1a")
    assert not found or found[-1].code == "A1a"


def test_topics_deeper_than_three_levels_are_left_out() -> None:
    deep: dict[str, Any] = {"code": "D", "title": text("四")}
    for code in "CBA":
        deep = {"code": code, "title": text(code), "topics": [deep]}
    assert [each.code for each in Tree(topics({"tree": [deep]})).path("C")] == ["A", "B", "C"]
    assert Tree(topics({"tree": [deep]})).path("D") == ()


@given(asked=st.dictionaries(st.sampled_from(["topic", "genre", "department", "year", "page"]), st.text(max_size=90)))
def test_any_address_is_some_choice(asked: dict[str, str]) -> None:
    found = choice(asked)
    assert 1 <= found.page < 100_000
    assert found.year is None or len(found.year) == 4


@given(total=st.integers(min_value=0, max_value=10_000))
def test_the_pages_hold_all_and_none_is_empty(total: int) -> None:
    assert (pages(total) - 1) * PAGE < max(total, 1) <= pages(total) * PAGE


def test_a_level_of_very_many_topics_comes_in_parts_those_with_records_first(tmp_path: Path) -> None:
    many = [{"code": f"T{n}", "title": text(f"主题{n}")} for n in range(20_000)]
    wide = {**CATALOG, "topic": "T19999"}
    client = opened(tmp_path, records({**TOPICS, "tree": many}, wide)).test_client()
    first = page(client, "/catalog/")
    assert len(first) < 100_000
    assert len(re.findall(r'class="topic[ "]', first)) == MOST
    assert "主题19999 1" in seen(first)
    assert 'rel="next" href="/catalog/?part=2"' in first
    last = page(client, "/catalog/?part=99999")
    assert "主题19998 0" in seen(last)
    assert 'rel="next" href="/catalog/?part' not in last


def test_every_topic_of_a_level_is_in_one_part() -> None:
    level = topics({"tree": [{"code": f"T{n}", "title": text(f"主题{n}")} for n in range(2 * MOST + 1)]})
    parts = [part_of(level, {"T7": 1}, number) for number in (1, 2, 3)]
    assert [each.parts for each in parts] == [3, 3, 3]
    assert sorted(topic.code for each in parts for topic, _ in each.topics) == sorted(topic.code for topic in level)
    assert part_of(level[:MOST], {}, 1).topics == [(topic, 0) for topic in level[:MOST]]


def test_every_validity_that_the_desk_takes_is_said() -> None:
    taken = set(get_args(Catalog.model_fields["validity"].annotation))
    assert set(VALIDITIES) == taken
