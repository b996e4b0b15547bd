"""The kiosk as a real process over a store that somebody else fills."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint

from config.settings import load
from content.published.keys import Signer
from kiosk.app import create_app
from kiosk.holding import Holding
from tests.kiosk.house import OFFICE, OFFICE_EN, House, picture, png, words
from tests.processes import ROOT, Running, kiosk
from tests.waiting import PATIENCE_S, until
from tests.world.clock import HOUR, Hands


@pytest.fixture
def house(tmp_path: Path) -> House:
    found = House(tmp_path / "data")
    found.publish_edition()
    return found


@pytest.fixture
def running(house: House) -> Iterator[Running]:
    with kiosk(house.data) as process:
        yield process


def page(running: Running, path: str = "/") -> str:
    with urllib.request.urlopen(running.url("kiosk") + path, timeout=PATIENCE_S) as answer:
        text: str = answer.read().decode()
        return text


def now(running: Running) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page(running, "/now/"))
    return found


def refusal(running: Running, path: str, method: str = "GET") -> tuple[int, str]:
    asked = urllib.request.Request(running.url("kiosk") + path, method=method)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=PATIENCE_S)
    with refused.value:
        return refused.value.code, refused.value.read().decode()


def problems(running: Running) -> list[tuple[str, str]]:
    said = running.health("kiosk") or {}
    return [(each["what"], each["name"]) for each in said.get("problems", [])]


def test_a_notice_is_on_the_pages_as_soon_as_it_is_published(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水")})
    until(lambda: "今日停水" in page(running))
    assert "今日停水" in page(running, "/notices/")
    assert OFFICE in page(running)


def test_the_english_page_has_the_english_words_and_says_where_there_are_none(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水"), "n1r1-en": words("No water today", lang="en"), "n2r1": words("只有中文")})
    until(lambda: "No water today" in page(running, "/notices/?lang=en"))
    text = page(running, "/notices/?lang=en")
    assert "今日停水" not in text
    assert "Chinese only" in text
    assert 'lang="zh-Hans">只有中文' in text
    assert OFFICE_EN in text
    assert 'href="/?lang=en"' in text


def test_traditional_pages_mark_what_is_still_simplified(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水")})
    until(lambda: "今日停水" in page(running))
    text = page(running, "/?lang=zh-Hant")
    assert '<html lang="zh-Hant">' in text
    assert "暫以簡體字顯示" in text


def test_an_unknown_language_is_answered_in_the_house_language(running: Running) -> None:
    assert '<html lang="zh-Hans">' in page(running, "/?lang=tlh")


def test_a_notice_leaves_at_its_second(house: House) -> None:
    hands = Hands()
    house.publish({"n1r1": words("今日停水")}, until=hands.at + HOUR)
    holding = Holding(house.data, "kiosk", hands)
    visitor = create_app(load("kiosk", ["--data", str(house.data)], {}), holding=holding).test_client()
    for moved, there in ((0, True), (HOUR - 1, True), (1, False)):
        hands.advance(moved)
        assert bool(visitor.get("/now/").get_json()["notices"]) is there
        assert ("今日停水" in visitor.get("/").text) is there


def test_now_says_what_is_shown_and_warns(house: House, running: Running) -> None:
    house.publish({"n1r1": words("撤离", level="urgent"), "n2r1": words("平常")})
    until(lambda: now(running)["notices"])
    said = now(running)
    assert [each["id"] for each in said["notices"]] == ["n1r1", "n2r1"]
    assert (said["warning"]["texts"], said["warning"]["level"]) == ({"zh-Hans": "撤离"}, "urgent")
    assert (said["channel"], said["number"], said["on_screen"]["alert"]) == ("kiosk", house.number, None)
    assert said["at"].endswith("+08:00")


def test_an_alert_is_rendered_into_every_page(house: House, running: Running) -> None:
    house.publish({"n1r1": words("平常"), "a1": words("红色预警")}, alert=["a1"])
    until(lambda: "红色预警" in page(running))
    assert "红色预警" in page(running, "/notices/?lang=en")
    assert "红色预警" in refusal(running, "/nowhere/")[1]


def test_when_a_page_fails_the_visitor_is_led_home(house: House) -> None:
    broken = Blueprint("broken", __name__)

    @broken.get("/broken/")
    def fail() -> str:
        raise RuntimeError("a handler went wrong")

    house.publish({"a1": words("红色预警")}, alert=["a1"])
    app = create_app(load("kiosk", ["--data", str(house.data)], {}), broken)
    answer = app.test_client().get("/screens/broken/")
    assert answer.status_code == 500
    assert "此页暂时无法显示" in answer.text
    assert "红色预警" in answer.text
    assert 'href="/"' in answer.text
    assert "RuntimeError" not in answer.text


def test_what_has_not_arrived_yet_may_come_and_leads_home(tmp_path: Path) -> None:
    with kiosk(tmp_path / "data") as running:
        for lang, words_ in (("zh-Hans", "内容尚未送达"), ("zh-Hant", "內容尚未送達"), ("en", "has not arrived yet")):
            code, text = refusal(running, f"/guides/nothing/?lang={lang}")
            assert code == 503
            assert words_ in text
            assert 'class="dock-home" href="/' in text
        assert refusal(running, "/nowhere/")[0] == 404


def test_a_wrong_address_leads_home(running: Running) -> None:
    until(lambda: (running.health("kiosk") or {})["index"]["state"] == "standing")
    code, text = refusal(running, "/guides/nothing/?lang=en")
    assert code == 404
    assert 'href="/?lang=en"' in text
    assert "There is no such page" in text


@pytest.mark.parametrize(
    "path", ["/static/0/../app.py", "/fonts/mono.otf", "/blobs/xyz", f"/blobs/{'ab' * 32}", "/%00"]
)
def test_what_is_not_there_is_not_there(running: Running, path: str) -> None:
    assert refusal(running, path)[0] == 404


def test_what_visitors_cannot_do_is_refused_politely(running: Running) -> None:
    code, text = refusal(running, "/", method="POST")
    assert code == 405
    assert 'href="/"' in text


def test_pages_allow_nothing_from_elsewhere_and_leave_nothing_behind(running: Running) -> None:
    with urllib.request.urlopen(running.url("kiosk") + "/?lang=en", timeout=PATIENCE_S) as answer:
        headers = dict(answer.headers)
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_only_pictures_of_the_programme_are_given_and_only_whole(house: House, running: Running) -> None:
    other = house.store.put_blob(b"a record, no picture")
    shown = house.store.put_blob(png())
    house.publish({"n1r1": picture(shown, "示意图")})
    until(lambda: f"/blobs/{shown}" in page(running))
    with urllib.request.urlopen(f"{running.url('kiosk')}/blobs/{shown}", timeout=PATIENCE_S) as answer:
        assert (answer.headers["Content-Type"], answer.read()) == ("image/png", png())
    assert refusal(running, f"/blobs/{other}")[0] == 404
    house.store.blob_path(shown).write_bytes(b"flipped")
    assert refusal(running, f"/blobs/{shown}")[0] == 404


def test_health_names_edition_programme_and_process(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水")})
    # It has told that it is there, and there is no hub to hear it.
    until(lambda: (running.health("kiosk") or {}).get("spool") == {"entries": 1})
    until(lambda: (running.health("kiosk") or {}).get("status") == "ok")
    said = running.health("kiosk")
    assert said is not None
    assert said["pid"] == running.process.pid
    assert said["edition"]["number"] == 1
    assert said["edition"]["verified"] is True
    assert said["edition"]["id"] == house.store.envelope("editions", 1).id
    assert (said["programme"], said["upstream"]["state"], said["spool"]) == (2, "local", {"entries": 1})


def test_bytes_flipped_on_the_disk_cost_nothing_but_a_named_problem(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水")})
    until(lambda: "今日停水" in page(running))
    path = house.store.path("programmes", house.number, "kiosk")
    path.write_bytes(path.read_bytes().replace("今日".encode(), "明日".encode()))
    name = f"programmes/kiosk/{house.number}.json"
    until(lambda: ("bad_signature", name) in problems(running))
    assert "今日停水" in page(running)


def test_a_programme_signed_by_a_stranger_is_not_shown(house: House, running: Running) -> None:
    house.publish({"n1r1": words("今日停水")})
    until(lambda: "今日停水" in page(running))
    house.publish({"n9r1": words("假消息")}, signer=Signer.generate())
    until(lambda: any(what == "unknown_key" for what, _ in problems(running)))
    assert "假消息" not in page(running)
    assert "今日停水" in page(running)


def test_a_kiosk_without_any_content_waits_for_it(tmp_path: Path) -> None:
    with kiosk(tmp_path / "data") as running:
        assert "通知内容尚未送达" in page(running)
        assert problems(running) == [("unreadable", "trust.json")]
        House(tmp_path / "data").publish({"n1r1": words("今日停水")})
        until(lambda: "今日停水" in page(running))


def test_a_kiosk_restarted_in_an_outage_shows_the_same(house: House) -> None:
    house.publish({"n1r1": words("今日停水")})
    for _ in range(2):
        with kiosk(house.data) as running:
            assert "今日停水" in page(running)


def test_metrics_count_answers(running: Running) -> None:
    refusal(running, "/nowhere/")
    text = page(running, "/metrics")
    assert 'foyer_kiosk_answers_total{status="404"} 1.0' in text
    assert "foyer_kiosk_edition_number 1.0" in text
    assert "process_resident_memory_bytes" in text


def test_an_address_that_is_taken_is_said_in_one_line(house: House, running: Running) -> None:
    port = running.ports["kiosk"]
    again = subprocess.run(
        [sys.executable, "run_kiosk.py", "--data", str(house.data), "--port", str(port)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert again.returncode == 1
    assert again.stderr.strip().count("\n") == 0
    assert f"127.0.0.1:{port} cannot be listened on" in again.stderr
