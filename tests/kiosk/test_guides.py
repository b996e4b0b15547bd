"""Guides: everything one has to know before joining the queue, whatever the record lacks."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template
from hypothesis import given, settings

from kiosk.guides.guide import brief, guide
from kiosk.places import place
from tests.kiosk.bodies import GUIDE, text
from tests.kiosk.lobby import Lobby
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import QR, kiosk_of, opened, page, records, seen, visitor

SLUG = "water-abstraction"
WORST = settings(deadline=None, max_examples=60)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("guides"), records(GUIDE))


def shown(app: Flask, body: dict[str, Any], lang: str = "zh-Hans") -> str:
    """The page of a body that no edition holds."""
    found = guide(SLUG, body)
    with app.test_request_context(f"/guides/{SLUG}/?lang={lang}"):
        return render_template("guides/guide.html", guide=found, place=place(found.counter), department=None, powers=())


def test_what_is_asked_most_comes_first(tmp_path: Path) -> None:
    words = seen(page(visitor(tmp_path), f"/guides/{SLUG}/"))
    where, promised, fee, bring = (words.index(each) for each in ("2号窗口", "承诺时限 13", "不收费", "要带什么"))
    assert where < promised < fee < bring
    assert "法定时限 45 个工作日" in words
    assert "1楼 · 水资源科" in words


def test_every_element_of_a_guide_is_on_its_page(tmp_path: Path) -> None:
    words = seen(page(visitor(tmp_path), f"/guides/{SLUG}/"))
    for told in (
        "取水许可申请书", "原件 2 份", "窗口领取", "签字或盖章", "有此情形才带", "受理", "当场核对材料", "水资源科",
        "10 个工作日", "取水许可证", "自受理之日起", "听证、专家评审的时间不计算在内", "符合水资源规划", "第二条",
        "取用水资源的单位和个人，应当申请领取取水许可证。", "窗口免费领取", "到现场 1 次", "证书可以邮寄",
        "可在省政务服务网申请", "可以在自助终端办理", "0999-5550105", "0999-5550112", "六十日内可申请行政复议",
        "陈述、申辩", "行政许可", "承诺件", "自然人、法人", "县级", "000119001000", "2026-01-01",
    ):  # fmt: skip
        assert told in words, told


def test_english_readers_are_told_what_is_chinese_only(app: Flask) -> None:
    html = shown(app, GUIDE, "en")
    assert "We promise 13 working days" in seen(html)
    assert '<span lang="zh-Hans">受理</span>' not in html
    assert '<span lang="zh-Hans">科室审查</span>' in html
    only = shown(app, {**GUIDE, "title": text("取水许可"), "summary": None}, "en")
    assert '<h1 class="page-title"><span lang="zh-Hans">取水许可</span></h1>' in only
    assert "Chinese only" in shown(app, {**GUIDE, "conditions": [text("只有中文")]}, "en")
    assert "Chinese only" not in shown(app, {**GUIDE, "basis": [], "steps": [], "result": None}, "en")


def test_traditional_readers_get_traditional_words(app: Flask) -> None:
    assert "取水許可" in seen(shown(app, GUIDE, "zh-Hant"))
    assert "要帶什麼" in seen(shown(app, GUIDE, "zh-Hant"))


def test_silence_about_a_fee_is_no_promise(app: Flask) -> None:
    assert "不收费" not in seen(shown(app, {**GUIDE, "fee": None}))
    assert "不收费" not in seen(shown(app, {**GUIDE, "fee": {"free": "yes"}}))
    assert "请到窗口询问" in seen(shown(app, {**GUIDE, "fee": {}}))


def test_a_long_rule_about_a_fee_begins_with_its_gist(app: Flask) -> None:
    rule = text("首次入户不收费：安装由工程承担；移表的收取180元。", "The first connection is free: fitting is paid.")
    fee = {"free": False, "text": rule}
    words = seen(shown(app, {**GUIDE, "fee": fee}))
    assert words.index("首次入户不收费 收费说明") < words.index("移表的收取180元")
    assert "The first connection is free About the fee" in seen(shown(app, {**GUIDE, "fee": fee}, "en"))


def test_nothing_to_wait_for_is_said_in_words(app: Flask) -> None:
    assert "承诺时限 当场办结" in seen(shown(app, {**GUIDE, "promised": {"days": 0, "unit": "working"}}))
    assert "不用到现场" in seen(shown(app, {**GUIDE, "visits": 0}))


def test_calendar_days_are_not_called_working_days(app: Flask) -> None:
    words = seen(shown(app, {**GUIDE, "promised": {"days": 60, "unit": "calendar"}, "statutory": None}, "en"))
    assert "We promise 60 calendar days" in words


def test_the_list_says_where_how_long_and_how_much(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/guides/")
    assert f'href="/guides/{SLUG}/"' in html
    assert "2号窗口 13 个工作日 不收费" in seen(html)
    assert f'href="/guides/{SLUG}/?lang=en"' in page(visitor(tmp_path), "/guides/?lang=en")


def test_no_page_is_an_end(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), f"/guides/{SLUG}/")
    for way in ("/", "/guides/", "/departments/water-resources/", "/powers/#permit-01", "/route/?to=1/counter-2"):
        assert f'href="{way}"' in html, way


def test_it_leads_to_nothing_that_is_not_there(app: Flask) -> None:
    html = page(app.test_client(), f"/guides/{SLUG}/")
    assert "/departments/water-resources/" not in html
    assert "#permit-01" not in html


def test_the_slip_is_taken_away_as_a_code_from_the_edition(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path / "data")
    sha = lobby.store.put_blob(QR)
    lobby.publish_records({"guide/a": {**GUIDE, "qr": sha}}, media={"guide/a": [QR]})
    client = kiosk_of(lobby).test_client()
    assert f'src="/blobs/{sha}"' in page(client, "/guides/a/")
    with client.get(f"/blobs/{sha}") as answer:
        assert (answer.mimetype, answer.data) == ("image/svg+xml", QR)


@pytest.mark.parametrize("path", ["/guides/nothing/", "/guides/%00/", "/guides/../etc/"])
def test_what_there_is_no_guide_for_leads_home(app: Flask, path: str) -> None:
    assert 'href="/"' in page(app.test_client(), path, 404)


@WORST
@given(body=mangled(GUIDE))
def test_no_body_costs_the_visitor_the_page(app: Flask, body: dict[str, Any]) -> None:
    assert "</main>" in shown(app, body)
    assert brief(SLUG, body).slug == SLUG


def test_a_body_of_nothing_is_a_page_with_its_name(app: Flask) -> None:
    words = seen(shown(app, {}))
    assert words.startswith(SLUG)
    assert "请到咨询台询问" in words
