"""Guides: everything one has to know before joining the queue, whatever the record lacks."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, render_template
from hypothesis import given
from hypothesis import settings as examples

from config.settings import load
from content.desk.editions.calendar import calendar
from content.published.clock import Clock
from content.published.phrases import PHRASES
from kiosk.app import create_app
from kiosk.guides.guide import Guide, brief, guide
from kiosk.guides.today import Handed, counter_open, handed_in, handed_said
from kiosk.language import language
from kiosk.places import place
from kiosk.workdays import RECORD, workdays
from tests.kiosk.bodies import GUIDE, text
from tests.kiosk.lobby import Lobby
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import QR, kiosk_of, opened, page, records, seen, visitor

SLUG = "water-abstraction"
SHANGHAI = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 11, 20, 10, 0, tzinfo=SHANGHAI)
CALENDAR = workdays(calendar(1_767_225_600_000, "1-0"))
HOURS = [{"days": "working", "times": [["09:00", "12:00"], ["13:30", "17:00"]]}]
WORST = examples(deadline=None, max_examples=60)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("guides"), records(GUIDE))


def shown(app: Flask, body: dict[str, Any], lang: str = "zh-Hans") -> str:
    """The page of a body that no edition holds, on Friday 20 November 2026 at ten."""
    found = guide(SLUG, body)
    with app.test_request_context(f"/guides/{SLUG}/?lang={lang}"):
        return render_template("guides/guide.html", **around(found))


def around(found: Guide, now: datetime = FRIDAY) -> dict[str, Any]:
    """What a page of a guide is told beside its record."""
    is_open = counter_open(found, None, CALENDAR, now)
    return {
        "guide": found,
        "near": (),
        "place": place(found.counter),
        "department": None,
        "powers": (),
        "counter": is_open,
        "counter_said": (),
        "handed_said": (),
        "handed": handed_in(found, is_open, CALENDAR, now),
        "today": now.date(),
        "complaint_phone": found.help.complaint_phone,
        "taken": found.slip(language()),
    }


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


def at(app: Flask, body: dict[str, Any], now: str, lang: str = "zh-Hans") -> str:
    """The words of its page at that time of the office."""
    found, moment = guide(SLUG, body), datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    with app.test_request_context(f"/guides/{SLUG}/?lang={lang}"):
        return seen(render_template("guides/guide.html", **around(found, moment)))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-20 10:00", "今天交齐材料，最迟12月9日（星期三）办结。"),
        ("2026-11-20 08:00", "今天交齐材料，最迟12月9日（星期三）办结。"),
        ("2026-11-20 12:30", "今天交齐材料，最迟12月9日（星期三）办结。"),
        ("2026-11-20 17:00", "今天已经下班。11月23日（星期一）交齐材料，最迟12月10日（星期四）办结。"),
        ("2026-11-22 11:00", "今天休息。11月23日（星期一）交齐材料，最迟12月10日（星期四）办结。"),
        ("2026-09-30 17:30", "今天已经下班。10月8日（星期四）交齐材料，最迟10月26日（星期一）办结。"),
        ("2026-09-20 10:00", "今天交齐材料，最迟10月14日（星期三）办结。"),
    ],
)
def test_it_says_when_it_is_done_if_everything_is_handed_in_now(app: Flask, now: str, told: str) -> None:
    assert told in at(app, {**GUIDE, "opening": HOURS}, now)


def test_both_limits_have_their_day(app: Flask) -> None:
    words = at(app, {**GUIDE, "opening": HOURS, "statutory": {"days": 20, "unit": "working"}}, "2026-11-20 10:00", "en")
    assert "We promise 13 working days by Wednesday 9 December" in words
    assert "The law allows 20 working days by Friday 18 December" in words


def test_beyond_the_calendar_there_is_the_number_of_days_and_no_date(app: Flask) -> None:
    words = at(app, {**GUIDE, "opening": HOURS}, "2026-12-20 10:00")
    assert "承诺时限 13 个工作日 法定时限 45 个工作日" in words
    assert "交齐材料，" not in words
    assert "交齐材料，" not in at(app, {**GUIDE, "opening": HOURS}, "2027-01-05 10:00")


def test_calendar_days_go_on_where_the_calendar_ends(app: Flask) -> None:
    body = {**GUIDE, "opening": HOURS, "promised": {"days": 30, "unit": "calendar"}}
    assert "今天交齐材料，最迟2027年1月20日（星期三）办结" in at(app, body, "2026-12-21 10:00")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-20 11:59", "窗口现在办理，到12:00"),
        ("2026-11-20 12:00", "窗口现在休息，13:30开始办理"),
        ("2026-11-20 18:00", "窗口现在休息，11月23日（星期一）9:00开始办理"),
        ("2026-10-10 09:00", "窗口现在办理，到12:00"),
    ],
)
def test_it_says_whether_the_counter_is_open_and_when_it_will_be(app: Flask, now: str, told: str) -> None:
    assert told in at(app, {**GUIDE, "opening": HOURS}, now)
    assert "窗口现在" not in at(app, GUIDE, now)


def test_the_page_goes_by_the_edition_s_calendar_and_turns_at_midnight(tmp_path: Path) -> None:
    """By the office's hours, where the guide has none of its own; 2099-06-01 is a Monday."""
    lobby = Lobby(tmp_path / "data")
    days = {"from": "2099-01-01", "until": "2099-12-31", "off": ["2099-06-02"], "worked": ["2099-06-06"]}
    office = {"title": text("水务局"), "opening": HOURS}
    body = {**GUIDE, "promised": {"days": 4, "unit": "working"}}
    lobby.publish_records({"guide/a": body, "office/office": office, RECORD: days})
    times = [datetime(2099, 6, 1, 10, tzinfo=SHANGHAI)]
    holding = lobby.holding(Clock(lambda: int(times[0].timestamp() * 1000)))
    client = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=holding).test_client()
    assert "今天交齐材料，最迟6月6日（星期六）办结。" in seen(page(client, "/guides/a/"))
    times[0] = datetime(2099, 6, 1, 23, 59, tzinfo=SHANGHAI)
    assert "今天已经下班。6月3日（星期三）交齐材料，最迟6月8日（星期一）办结。" in seen(page(client, "/guides/a/"))
    times[0] = datetime(2099, 6, 2, 0, 0, tzinfo=SHANGHAI)
    assert "今天休息。6月3日（星期三）交齐材料，最迟6月8日（星期一）办结。" in seen(page(client, "/guides/a/"))


def test_without_hours_for_the_clock_every_working_day_is_as_good(app: Flask) -> None:
    assert "今天交齐材料" in at(app, GUIDE, "2026-11-20 23:00")
    assert "今天休息。11月23日" in at(app, GUIDE, "2026-11-21 10:00")


def test_who_lacks_papers_is_told_once_and_goes_back(app: Flask) -> None:
    first, *others = GUIDE["steps"]
    checking = {"name": text("受理", "Acceptance"), "incomplete": {"days": 5}}
    words = seen(shown(app, {**GUIDE, "steps": [{"name": text("申请", "Apply")}, checking, *others]}))
    assert "材料齐全吗？" in words
    assert "5个工作日内，一次性告知要补的全部内容 补齐后回到“申请”" in words
    at_once = seen(shown(app, {**GUIDE, "steps": [{**first, "incomplete": {"days": 0}}, *others]}, "en"))
    assert "You are told at once, and once only, of all that is missing then back to “Acceptance”" in at_once
    assert "材料齐全吗" not in seen(shown(app, GUIDE))


def test_what_a_visitor_would_look_for_is_said_to_be_missing(app: Flask) -> None:
    words = seen(shown(app, {"title": text("取水许可")}))
    for told in ("请到咨询台询问", "电话 未提供", "服务时间 未提供", "投诉监督 未提供", "设定依据 未提供"):
        assert told in words, told
    assert words.count("请到窗口询问") == 3


FORM = {"name": text("申请书", "Application"), "blank": {"blob": "a" * 64, "media_type": "image/png"}}
SAMPLE = {**FORM, "sample": {"blob": "b" * 64, "media_type": "image/png"}}


def test_a_form_is_looked_at_blank_and_filled_in(tmp_path: Path) -> None:
    client = visitor(tmp_path, {**GUIDE, "forms": [SAMPLE, FORM, {"name": text("说明")}]})
    html = page(client, f"/guides/{SLUG}/")
    assert f'href="/guides/{SLUG}/forms/1/"' in html
    assert f'href="/guides/{SLUG}/forms/3/"' not in html
    both, blank = page(client, f"/guides/{SLUG}/forms/1/"), page(client, f"/guides/{SLUG}/forms/2/?lang=en")
    assert "申请书，填写样例，内容为虚构" in both
    assert "申请书，空白" in both
    assert 'alt="Application, blank"' in blank
    assert "filled in with" not in blank
    for number in (0, 3, 4, 10**30):
        page(client, f"/guides/{SLUG}/forms/{number}/", 404)


SLIPS = {
    "zh-Hans": {"text": "取水许可 一次性告知单\n1. 申请书", "blob": "c" * 64, "media_type": "image/svg+xml"},
    "en": {"text": "Permit: what to bring\n1. Application"},
}


def test_the_slip_is_taken_away_as_a_code_and_as_words(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path / "data")
    sha = lobby.store.put_blob(QR)
    slips = {**SLIPS, "zh-Hans": {**SLIPS["zh-Hans"], "blob": sha}}
    lobby.publish_records({"guide/a": {**GUIDE, "slips": slips}}, media={"guide/a": [QR]})
    client = kiosk_of(lobby).test_client()
    for path in ("/guides/a/", "/guides/a/slip/"):
        assert f'src="/blobs/{sha}"' in page(client, path)
        assert f'src="/blobs/{sha}"' not in page(client, f"{path}?lang=en")
    assert 'href="/guides/a/slip/"' in page(client, "/guides/a/")
    assert "取水许可 一次性告知单</span>\n1. 申请书</div>" in page(client, "/guides/a/slip/")
    assert "Permit: what to bring</span>\n1. Application</div>" in page(client, "/guides/a/slip/?lang=en")
    with client.get(f"/blobs/{sha}") as answer:
        assert (answer.mimetype, answer.data) == ("image/svg+xml", QR)


def test_without_a_slip_there_is_nothing_to_take(tmp_path: Path) -> None:
    client = visitor(tmp_path, GUIDE)
    assert "/slip/" not in page(client, f"/guides/{SLUG}/")
    page(client, f"/guides/{SLUG}/slip/", 404)


@pytest.mark.parametrize(("printer", "prints"), [("none", False), ("80mm", True), ("58mm", True), ("a4", True)])
def test_printing_is_offered_only_where_there_is_a_printer(tmp_path: Path, printer: str, prints: bool) -> None:
    lobby = Lobby(tmp_path / "data")
    lobby.publish_records({"guide/a": {**GUIDE, "slips": {"en": SLIPS["en"]}}})
    settings = load("kiosk", ["--data", str(lobby.data), "--printer", printer], {})
    html = page(create_app(settings, holding=lobby.holding()).test_client(), "/guides/a/slip/")
    assert ("打印告知单" in html, f"paper-{printer}" in html, "js/print.js" in html) == (prints,) * 3


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


@pytest.mark.parametrize(
    ("lang", "handed", "keys"),
    [
        ("zh-Hans", Handed(FRIDAY.date(), True, True, date(2026, 12, 9), None), "guide.handed-today month.12 day.9"),
        ("en", Handed(FRIDAY.date(), True, True, None, date(2026, 12, 9)), "guide.handed-today day.9 month.12"),
        (
            "zh-Hant",
            Handed(date(2026, 11, 23), False, False, date(2026, 12, 10), None),
            "guide.handed-on month.11 day.23 guide.done-by month.12 day.10",
        ),
        ("en", Handed(FRIDAY.date(), True, True, None, None), ""),
        ("en", None, ""),
    ],
)
def test_the_day_by_which_it_is_done_is_said_in_words_that_there_are(
    app: Flask, lang: str, handed: Handed | None, keys: str
) -> None:
    with app.test_request_context(f"/?lang={lang}"):
        said = handed_said(handed)
    assert " ".join(said) == keys
    assert set(said) <= set(PHRASES)
