"""When a notice will show, in words."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from content.desk.pages import language
from content.desk.pages.summary import _runs, days_in_words, when

NIGHT = [["22:00", "06:00"]]


@pytest.fixture(params=["zh-Hans", "en"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    app = Flask(__name__)
    language.install(app)
    with app.test_request_context(f"/?lang={request.param}"):
        yield request.param


def test_a_night_of_working_weekdays_reads_as_a_colleague_would_say_it(lang: str) -> None:
    said = when("6月3日 08:00", "6月9日 18:00", [1, 2, 3, 4, 5], NIGHT)
    wanted = {
        "zh-Hans": "周一至周五 22:00–次日 06:00，6月3日 08:00 起，6月9日 18:00 止",
        "en": "Mon to Fri 22:00–06:00 next day, from 6月3日 08:00 until 6月9日 18:00",
    }
    assert said == wanted[lang]


@pytest.mark.parametrize(
    ("days", "chinese", "english"),
    [
        (None, "每天", "every day"),
        ([1, 2, 3, 4, 5, 6, 7], "每天", "every day"),
        ("working", "工作日", "working days"),
        ([6, 7], "周六、周日", "Sat, Sun"),
        ([1, 3, 4, 5], "周一、周三至周五", "Mon, Wed to Fri"),
    ],
)
def test_days_are_said_in_runs(lang: str, days: list[int] | str | None, chinese: str, english: str) -> None:
    assert days_in_words(days) == (chinese if lang == "zh-Hans" else english)


def test_a_rule_without_anything_is_said_too(lang: str) -> None:
    assert (
        when(None, None, None, None)
        == {
            "zh-Hans": "每天 全天，审核通过即开始，直到撤下",
            "en": "Every day all day, from approval until withdrawn",
        }[lang]
    )


def test_a_time_that_ends_when_it_starts_lasts_until_the_next_day(lang: str) -> None:
    assert {"zh-Hans": "次日", "en": "next day"}[lang] in when(None, None, None, [["08:00", "08:00"]])


@given(st.sets(st.integers(1, 7)))
def test_runs_hold_every_day_once_and_in_order(days: set[int]) -> None:
    runs = _runs(sorted(days))
    assert [day for run in runs for day in run] == sorted(days)
    assert all(later - earlier == 1 for run in runs for earlier, later in pairwise(run))
