"""/search/ as it is asked: a page, a list, JSON; in three languages, and never an error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from config.settings import load
from kiosk.app import create_app
from kiosk.folding import Folding
from kiosk.search.reason import by_body
from tests.kiosk.house import words
from tests.kiosk.lobby import Lobby
from tests.kiosk.search.office import RECORDS


@pytest.fixture(scope="module")
def lobby(tmp_path_factory: pytest.TempPathFactory) -> Lobby:
    found = Lobby(tmp_path_factory.mktemp("search") / "data")
    found.publish_records(RECORDS)
    notices = {"n1r1": words("清渠路今日停水检修"), "n1r1-en": words("No water in Qingqu Road today", lang="en")}
    notices |= {"n2r1": words("新公布的规划见CCSW-2026-00017"), "n3r1": words("请打井队到清渠路")}
    found.publish(notices | {"n4r1": words("浇地用水今晚暂停", level="important")})
    return found


@pytest.fixture(scope="module")
def visitor(lobby: Lobby) -> Iterator[FlaskClient]:
    app = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding())
    with app.test_client() as client:
        yield client


def asked(visitor: FlaskClient, typed: str, **more: str) -> dict[str, Any]:
    answer = visitor.get("/search/", query_string={"q": typed, "format": "json", **more})
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_json_names_the_record_its_page_and_why_it_was_found(visitor: FlaskClient) -> None:
    said = asked(visitor, "取水许可", seq="p-7")
    assert (said["query"], said["seq"], said["total"] >= 3) == ("取水许可", "p-7", True)
    first = said["results"][0]
    assert (first["id"], first["kind"], first["group"]) == ("guide/water-abstraction", "guide", "guides")
    assert (first["title"], first["url"]) == ("取水许可", "/guides/water-abstraction/")
    assert (first["reason"]["field"], first["reason"]["marked"]) == ("title", [[0, 4]])


def test_every_result_leads_to_a_page_that_is_there(visitor: FlaskClient) -> None:
    for typed in ("取水", "305", "卫生间", "公告", "信息公开", "防汛", "清渠路"):
        for result in asked(visitor, typed)["results"]:
            # A way there is found on a floor's real plan only.
            assert result["kind"] == "floor" or visitor.get(result["url"]).status_code == 200, result


def test_what_is_marked_is_what_was_typed(visitor: FlaskClient) -> None:
    for typed, marked in {"qushui": "取水", "dj": "打井", "2025 00013": "2025-00013", "水平衡": "水平衡"}.items():
        reason = asked(visitor, typed)["results"][0]["reason"]
        start, end = reason["marked"][0]
        assert reason["text"][start:end] == marked


def test_a_reader_of_traditional_characters_reads_and_types_them(visitor: FlaskClient) -> None:
    first = asked(visitor, "取水許可", lang="zh-Hant")["results"][0]
    assert (first["title"], first["url"]) == ("取水許可", "/guides/water-abstraction/?lang=zh-Hant")
    assert first["reason"]["marked"] == [[0, 4]]


def test_a_reader_of_english_gets_english_titles_also_for_pinyin(visitor: FlaskClient) -> None:
    first = asked(visitor, "qushuixuke", lang="en")["results"][0]
    assert (first["title"], first["lang"]) == ("Water abstraction permit", "en")
    assert (first["reason"]["text"], first["reason"]["lang"]) == ("取水许可", "zh-Hans")


def test_a_room_leads_the_way_there_and_says_its_floor(visitor: FlaskClient) -> None:
    first = asked(visitor, "305", lang="en")["results"][0]
    assert (first["note"], first["url"].startswith("/route/?to=3/room-305")) == ("Floor 3", True)
    assert "Counter 2" in asked(visitor, "2号窗口", lang="en")["results"][0]["note"]


def test_a_notice_that_shows_now_is_found_in_every_way(visitor: FlaskClient) -> None:
    for typed in ("停水", "tingshui", "qql", "Qingqu"):
        assert "notice" in [result["kind"] for result in asked(visitor, typed)["results"]]


def test_an_important_notice_comes_before_what_is_true_every_day(visitor: FlaskClient) -> None:
    for typed, first in {"打井": "guide", "浇地": "notice", "哪天浇地": "notice"}.items():
        kinds = [result["kind"] for result in asked(visitor, typed)["results"]]
        assert (kinds[0], "notice" in kinds) == (first, True)


def test_the_letters_of_a_number_in_a_notice_are_no_pinyin(visitor: FlaskClient) -> None:
    for typed in ("sw", "cs", "csw"):
        assert "notice" not in [result["kind"] for result in asked(visitor, typed)["results"]]
    assert "notice" in [result["kind"] for result in asked(visitor, "ccsw")["results"]]


def test_who_reads_the_english_words_of_a_notice_did_not_spell_the_chinese_ones(visitor: FlaskClient) -> None:
    for typed, lang, found in (("tings", "zh-Hans", True), ("tings", "en", False), ("water", "en", True)):
        kinds = [result["kind"] for result in asked(visitor, typed, lang=lang)["results"]]
        assert ("notice" in kinds) == found


def test_the_words_around_a_passage_are_shown(visitor: FlaskClient) -> None:
    first = asked(visitor, "水平衡测试")["results"][0]
    assert first["reason"]["field"] == "body"
    assert "开展一次水平衡测试" in first["reason"]["text"]


def test_one_kind_only_when_it_is_named(visitor: FlaskClient) -> None:
    assert {result["kind"] for result in asked(visitor, "取水", kind="catalog")["results"]} == {"catalog"}
    assert asked(visitor, "取水", kind="nonsense")["total"] == asked(visitor, "取水")["total"]


def test_the_page_works_without_scripts(visitor: FlaskClient) -> None:
    text = visitor.get("/search/?q=qushui").text
    assert "<mark>取水</mark>许可" in text
    assert 'href="/guides/water-abstraction/"' in text
    assert 'value="qushui"' in text


def test_nothing_found_leads_on(visitor: FlaskClient) -> None:
    text = visitor.get("/search/?q=xqzvv&lang=en").text
    assert "Nothing was found for xqzvv" in text
    assert 'href="/guides/tap-connection/?lang=en"' in text
    assert "0999-5550100" in text
    assert "/route/?to=1/information" in text


def test_a_slip_is_said_to_be_one(visitor: FlaskClient) -> None:
    assert "Did you mean" in visitor.get("/search/?q=qusuixuke&lang=en").text
    assert asked(visitor, "qusuixuke")["results"][0]["guessed"] is True


def test_a_stale_keystroke_gets_no_answer(visitor: FlaskClient) -> None:
    assert visitor.get("/search/?q=a&format=list&seq=stale-9").status_code == 200
    assert visitor.get("/search/?q=b&format=list&seq=stale-8").status_code == 204


def test_nothing_typed_is_kept_by_anyone(visitor: FlaskClient) -> None:
    for form in ("", "&format=list", "&format=json"):
        assert visitor.get(f"/search/?q=secret{form}").headers["Cache-Control"] == "no-store"


def test_without_records_the_page_says_so(tmp_path: Path) -> None:
    app = create_app(load("kiosk", ["--data", str(tmp_path)], {}), holding=Lobby(tmp_path / "data").holding())
    text = app.test_client().get("/search/?q=水&lang=en").text
    assert "The contents have not arrived yet." in text


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["", "list", "json"]), st.text(max_size=5), st.text(max_size=5))
def test_whatever_is_typed_there_is_an_answer(visitor: FlaskClient, typed: str, form: str, kind: str, seq: str) -> None:
    query = {"q": typed, "format": form, "kind": kind, "seq": seq}
    assert visitor.get(
        "/search/", query_string={name: each.encode("utf-8", "ignore") for name, each in query.items()}
    ).status_code in (200, 204)


def test_a_passage_is_read_without_the_marks_that_lay_it_out_on_its_page() -> None:
    body = {"body": {"zh-Hans": "## 费用\n| 项目 | 去哪里 |\n|---|---|\n| 缴纳水资源税 | 税务部门 |"}}
    for typed, read in (("税务", "缴纳水资源税 · 税务部门"), ("费用", "费用"), ("哪里", "项目 · 去哪里")):
        found = by_body(body, [typed], "zh-Hans", Folding({}))
        assert found
        assert found.text == read
        assert [words for words, marked in found.pieces() if marked] == [typed]
