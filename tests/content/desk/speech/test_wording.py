"""Figures as Mandarin says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.speech.figures import counted
from content.desk.speech.wording import as_said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("电话0999-5550122", "电话，零九九九，五五五，零幺二二，"),
        ("手机13800138000。", "手机，幺三八，零零幺三，八零零零，。"),
        ("拨打12345热线", "拨打，幺二三四五热线"),
        ("1101室和806室", "幺幺零幺室和八零六室"),
        ("澄水〔2026〕12号", "澄水，二零二六，十二号"),
        ("澄水〔２０２６〕１２号", "澄水，二零二六，十二号"),
        ("45个工作日，原件2份", "四十五个工作日，原件两份"),
        ("第2条，2楼，2号窗口，2月，2个月", "第二条，二楼，二号窗口，二月，两个月"),
        ("2026年2月5日至12月31日", "二零二六年二月五日至十二月三十一日"),
        ("2026-07-01", "二零二六年七月一日"),
        ("2026—2030年", "二零二六到二零三零年"),
        ("9:00至12:00，13:30–17:05", "九点到十二点，十三点三十分到十七点零五分"),
        ("由0.548提高到0.578", "由零点五四八提高到零点五七八"),
        ("94.6%，5‰", "百分之九十四点六，千分之五"),
        ("1,234.5万元", "一千二百三十四点五万元"),
        ("100m³/s，5 km²，-5℃，3立方米/日", "一百立方米每秒，五平方公里，负五摄氏度，三立方米每日"),
        ("3-5个，78%—90%", "三到五个，百分之七十八到百分之九十"),
        ("邮编999018", "邮编九九九零一八"),
        ("索引号CCSW-2026-00017", "索引号C C S W，二零二六，零零零一七，"),
    ],
)
def test_a_figure_is_said_as_what_it_is(written: str, said: str) -> None:
    assert as_said(written) == said


@pytest.mark.parametrize(
    ("digits", "said"),
    [
        ("0", "零"),
        ("10", "十"),
        ("11", "十一"),
        ("110", "一百一十"),
        ("1005", "一千零五"),
        ("10010", "一万零一十"),
        ("20050", "二万零五十"),
        ("100000", "十万"),
        ("10000000", "一千万"),
        ("100000001", "一亿零一"),
        ("3.14", "三点一四"),
        ("007", "零零七"),
    ],
)
def test_numbers_are_counted(digits: str, said: str) -> None:
    assert counted(digits) == said


@given(st.text())
def test_no_digit_is_left_to_a_voice_that_would_say_it_in_another_language(text: str) -> None:
    assert not any(each.isdecimal() for each in as_said(text))


@given(st.integers(0, 10**16 - 1))
def test_every_number_has_words(number: int) -> None:
    said = counted(str(number))
    assert said
    assert set(said) <= set("零一二三四五六七八九十百千万亿")
    assert "零零" not in said
