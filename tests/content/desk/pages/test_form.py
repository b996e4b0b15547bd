"""The notice form: typed text to draft and back."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from content.desk.draft import read
from content.desk.pages import language
from content.desk.pages.form import NoticeForm, draft, of_content, slips, typed

ZONE = ZoneInfo("Asia/Shanghai")
hours = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
minutes = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)).map(
    lambda at: at.strftime("%Y-%m-%dT%H:%M")
)
forms = st.builds(
    NoticeForm,
    kind=st.sampled_from(["scroll", "page"]),
    text=st.text("甲乙丙abc ", min_size=1, max_size=20).filter(str.strip),
    text_en=st.text("abc ", max_size=20),
    level=st.sampled_from(["routine", "important", "urgent"]),
    channels=st.lists(st.sampled_from(["lobby-led", "wall-11f", "kiosk"]), min_size=1, unique=True).map(tuple),
    region=st.sampled_from(["", "main"]),
    start=st.just(""),
    end=st.one_of(st.just(""), minutes),
    day_mode=st.sampled_from(["every", "working", "chosen"]),
    days=st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
    times=st.lists(st.tuples(hours, hours), max_size=4).map(tuple),
)


@given(forms)
def test_a_form_becomes_a_draft_that_the_domain_takes_and_comes_back_as_it_was(form: NoticeForm) -> None:
    content: dict[str, Any] = read(draft(form, ZONE)).content()
    again = of_content(content, ZONE)
    assert read(draft(again, ZONE)).content() == content
    assert (again.end, again.day_mode, again.times) == (form.end, form.day_mode, form.times)
    assert again.text == form.text.strip()


def test_local_times_get_the_offset_of_the_office() -> None:
    made = draft(NoticeForm(text="甲", channels=("lobby-led",), start="2026-07-01T09:00"), ZONE)
    assert made["start"] == "2026-07-01T09:00:00+08:00"


def test_what_belongs_to_another_kind_is_left_out_but_stays_typed() -> None:
    form = NoticeForm(kind="image", text="甲", text_en="typed before", media=("a" * 64,), seconds="20")
    made = draft(form, ZONE)
    assert (made["text"], made["seconds"]) == ("甲", 20)
    assert {"text_en", "days", "times"} & made.keys() == set()
    assert form.text_en == "typed before"


def test_midnight_as_an_end_of_the_day_is_kept_by_a_control_that_knows_no_24() -> None:
    content = {"kind": "scroll", "level": "routine", "channels": ["a"], "text": "甲", "times": [["18:00", "24:00"]]}
    assert of_content(content, ZONE).times == (("18:00", "00:00"),)


def test_rows_of_times_that_are_empty_are_no_times() -> None:
    form = typed(MultiDict([("times_from", ""), ("times_to", ""), ("times_from", "22:00"), ("times_to", "06:00")]))
    assert form.times == (("22:00", "06:00"),)


def test_what_only_a_form_can_get_wrong_is_said_for_each_field() -> None:
    app = Flask(__name__)
    language.install(app)
    form = NoticeForm(day_mode="chosen", times=(("22:00", ""),))
    with app.test_request_context("/?lang=en"):
        assert set(slips(form)) == {"channels", "text", "days", "times"}
        assert set(slips(NoticeForm(kind="image", channels=("a",)))) == {"media"}
        assert slips(NoticeForm(text="甲", channels=("a",))) == {}
