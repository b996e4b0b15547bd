"""Powers: totals are counted, each power says its law, its duty and who answers for it."""

import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.powers.power import TYPES, Stage, grouped, power, stage
from tests.kiosk.bodies import DEPARTMENT, GUIDE, POWER, text
from tests.kiosk.mangled import mangled
from tests.kiosk.visitor import opened, page, records, seen, visitor

COUNTS = {"permit": 7, "penalty": 31, "coercion": 4, "levy": 4, "inspection": 2, "confirmation": 1}


def whole_list() -> dict[str, dict[str, Any]]:
    made = {
        f"power/{kind}-{number}": {
            **POWER,
            "type": kind,
            "order": number,
            "title": text(f"{kind}第{number}项"),
            "guide": None,
        }
        for kind, most in COUNTS.items()
        for number in range(most)
    }
    return records(GUIDE, DEPARTMENT) | made


def test_totals_are_counted_from_what_is_listed(tmp_path: Path) -> None:
    words = seen(page(opened(tmp_path, whole_list()).test_client(), "/powers/"))
    assert "49 总计 7 行政许可 31 行政处罚 4 行政强制 4 行政征收 2 行政检查 1 行政确认" in words


def test_a_type_shows_its_own_under_the_same_totals(tmp_path: Path) -> None:
    client = opened(tmp_path, whole_list()).test_client()
    words = seen(page(client, "/powers/?type=levy"))
    assert "49 总计" in words
    assert "levy第3项" in words
    assert "permit第0项" not in words
    assert seen(page(client, "/powers/?type=magic")) == seen(page(client, "/powers/"))


def test_languages_do_not_mix_in_what_is_kept(tmp_path: Path) -> None:
    client = opened(tmp_path, whole_list()).test_client()
    for _ in range(2):
        assert "行政许可 7 项" in seen(page(client, "/powers/"))
        assert "Permits 7 items" in seen(page(client, "/powers/?lang=en"))
        assert "行政許可 7 項" in seen(page(client, "/powers/?lang=zh-Hant"))


def test_each_power_says_law_duty_and_who_answers(tmp_path: Path) -> None:
    html = page(visitor(tmp_path), "/powers/")
    words = seen(html)
    for told in (
        "SW-XK-01",
        "第二条",
        "受理、审查、决定、送达、监管",
        "不予受理不说明理由的，追究责任",
        "0999-5550112",
    ):
        assert told in words, told
    assert '<details class="fold power" id="permit-01">' in html
    assert 'href="/guides/water-abstraction/"' in html
    assert 'href="/departments/water-resources/"' in html


def test_an_empty_list_is_a_page(tmp_path: Path) -> None:
    assert "目前没有清单内容" in seen(page(visitor(tmp_path, GUIDE), "/powers/"))


@given(body=mangled(POWER))
def test_a_mangled_power_is_read_or_left_out(body: dict[str, Any]) -> None:
    found = power("permit-01", body)
    assert found is None or found.type in TYPES


@given(kinds=st.lists(st.sampled_from([*TYPES, "magic", None])))
def test_the_parts_add_up_to_the_whole(kinds: list[str | None]) -> None:
    read = [power(str(number), {**POWER, "type": kind}) for number, kind in enumerate(kinds)]
    groups = grouped(read)
    assert sum(each.total for each in groups) == sum(kind in TYPES for kind in kinds)
    assert [each.type for each in groups] == sorted({k for k in kinds if k in TYPES}, key=TYPES.index)


def test_a_power_s_steps_are_a_flowchart_that_reads_as_a_list(tmp_path: Path) -> None:
    steps = [text("受理：当场受理", "Acceptance: on the spot"), text("审查", "Examination"), text("决定", "Decision")]
    html = page(visitor(tmp_path, {**POWER, "steps": steps}), "/powers/?lang=en")
    [course] = re.findall(r'<ol class="flow">.*?</ol>', html, re.DOTALL)
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", course)).strip() == (
        "1 Acceptance on the spot 2 Examination 3 Decision"
    )
    assert (course.count("<li"), course.count('class="flow-down" aria-hidden="true"')) == (3, 2)


def test_a_step_is_a_name_and_what_is_done_where_every_language_says_so() -> None:
    both = Stage(text("受理", "Acceptance"), text("当场：受理", "on the spot"))
    assert stage(text("受理：当场：受理", "Acceptance: on the spot")) == both
    whole = text("受理：当场受理", "Accepted at 9:30")
    assert stage(whole) == Stage(whole, None)
    assert stage({"zh-Hans": "送达："}) == Stage({"zh-Hans": "送达："}, None)
