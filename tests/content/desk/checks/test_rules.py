"""Whatever is typed: nothing raises, every span lies inside its text, and a fix that is made is a finding less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.checks import run
from content.desk.checks.fields import replaced, texts
from content.desk.checks.finding import fixed
from content.desk.checks.kinds.bank_cards import luhn
from content.desk.checks.kinds.digits import masked
from content.desk.checks.kinds.id_cards import check, is_id_card
from content.desk.checks.kinds.numerals import of_han

from .around import surroundings

# Pieces that the checks look for, between any characters at all.
PIECES = st.sampled_from([
    "x县", "xxxx年", "**", "××", "共 件", "\n件，", "第 号", "49项：", "许可7项、", "处罚3项", "其中", "四个方面：一是",
    "二是", "招标招标", "的的", "，，", ",", "(", ")", "２０", " ", "\u3000", "\n", "临海市", "逊克水务局", "2月30日",
    "2026年", "2019312", "（星期二）", "机密★", "内部资料", "11010519491231002X", "13800138000", "0999-5559999",
    "6222020000000000000", "www.example.com", "𪚥", "相关推荐", "《甲乙制度》、", "等六项", "25时", "水务局",
    "the the ",
    "我民政局", "的7件正在", "审批5件", "贺政办发〔", "截止目前", "台帐", "3余万", "大约40件左右", "四个意识",
    "實施", "㈠", "㈡", "1、", "3、", "（二）", "《政务信息公开条例》", "第二篇：", "实施（水法）办法》",
    "\u00a0", "\u202f", "12,345件", "1.2万人次", "20xx", "年 月 日",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4) | st.text("供水节，。 1a", max_size=4), max_size=30).map("".join)
AROUND = surroundings(foreign=("节水",), rects=[[0, 0, 576, 680]])


@given(TEXTS, TEXTS)
def test_nothing_raises_and_every_span_lies_inside_its_text(body: str, title: str) -> None:
    content = {"title": {"zh-Hans": title}, "body": {"zh-Hans": body, "en": title}}
    said = dict(texts("about", content))
    for finding in run("about", content, AROUND):
        text = said[finding.field]
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.quoted


@given(TEXTS)
def test_findings_have_names_of_their_own_that_stay(text: str) -> None:
    content = {"kind": "page", "text": text, "seconds": 3}
    first, second = run("notice", content, AROUND), run("notice", content, AROUND)
    assert [each.id for each in first] == [each.id for each in second]
    assert len({each.id for each in first}) == len(first)


@given(TEXTS)
def test_a_fix_that_is_made_is_not_found_again(body: str) -> None:
    content = {"title": {"zh-Hans": "说明"}, "body": {"zh-Hans": body}}
    for finding in run("about", content, AROUND):
        if finding.suggestion is None:
            continue
        better = replaced(content, finding.field, fixed(body, finding))
        left = [each for each in run("about", better, AROUND) if each.kind == finding.kind]
        before = [each for each in run("about", content, AROUND) if each.kind == finding.kind]
        place = (finding.start, finding.start + len(finding.suggestion))
        again = [each for each in left if (each.start, each.end) == place and each.quoted == finding.suggestion]
        assert again == [] or len(left) < len(before)


@given(st.integers(0, 10**17 - 1))
def test_a_card_s_check_character_is_the_one_that_counts(number: int) -> None:
    digits = f"{number:017d}"
    right = digits + check(digits)
    # By the standard's own words: the weighted sum of all eighteen is 1 modulo 11.
    values = [10 if sign == "X" else int(sign) for sign in right]
    assert sum(value * pow(2, 17 - place, 11) for place, value in enumerate(values)) % 11 == 1
    assert not any(is_id_card(digits + sign) for sign in "0123456789X" if sign != right[-1])


@given(st.text("0123456789", min_size=2, max_size=19))
def test_of_ten_last_digits_one_fits(digits: str) -> None:
    assert sum(luhn(digits + str(last)) for last in range(10)) == 1


@given(st.text("0123456789 -X", max_size=30), st.integers(0, 6), st.integers(1, 6))
def test_a_mask_hides_all_but_the_ends_and_is_as_long(written: str, head: int, tail: int) -> None:
    hidden = masked(written, head, tail)
    assert len(hidden) == len(written)
    assert sum(sign.isalnum() for sign in hidden) <= max(head + tail, 0)


@given(st.text(max_size=6))
def test_numerals_are_numbers_or_nothing(text: str) -> None:
    found = of_han(text)
    assert found is None or found >= 0


LONG = [
    "x县",
    "共 件，",
    " ",
    "年 ",
    "49项：",
    "2025年总结 2025年打算",
    "临海市",
    "《甲乙》、",
    "供水",
    "( ",
    "the the a ",
    "的7件",
    "审批的事项5件，审批的事项的7件正在",
    "《实施（",
    "\n㈠",
    "大约1",
]


@pytest.mark.parametrize("piece", [*LONG, "1 ", "\n", "a.", "□"])
def test_a_text_of_one_piece_as_long_as_texts_may_be_comes_to_an_end(piece: str) -> None:
    body = (piece * 400_000)[: 400_000 // 4]
    found = run("about", {"title": {"zh-Hans": "说明"}, "body": {"zh-Hans": f"水{body}水"}}, AROUND)
    assert len(found) <= 200 * 20
