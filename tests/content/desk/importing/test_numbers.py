"""Document numbers are a document's own, and written with the brackets that they should have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk.importing.index_number import after, office
from content.desk.importing.labels import facts
from content.desk.importing.numbers import document_number, index_number, number_in

BRACKETS = ("〔〕", "[]", "()", "（）", "【】", "﹝﹞", "［］", "〈〉")
OFFICES = st.sampled_from(["澄水", "澄水办", "澄政办发", "澄水许可"])


@given(
    office=OFFICES, brackets=st.sampled_from(BRACKETS), year=st.integers(1980, 2099), serial=st.integers(1, 9999),
    blank=st.sampled_from(["", " "]),
)  # fmt: skip
def test_a_number_is_read_in_any_brackets(office: str, brackets: str, year: int, serial: int, blank: str) -> None:
    line = f"{office}{blank}{brackets[0]}{year}{brackets[1]}{blank}{serial}{blank}号"
    assert number_in(line) == f"{office}〔{year}〕{serial}号"


def test_a_traditional_sign_stays() -> None:
    assert number_in("澄水〔2026〕12號") == "澄水〔2026〕12號"


@pytest.mark.parametrize(
    "line", ["根据澄水〔2026〕12号文件", "澄水〔2026〕号", "澄水〔xxxx〕xxx号", "2026年第12号", "", "签发人：某某"]
)
def test_what_is_no_number_alone_gives_none(line: str) -> None:
    assert number_in(line) == ""


def test_a_signer_beside_the_number_does_no_harm() -> None:
    assert number_in("澄水〔2026〕12号 签发人：某某") == "澄水〔2026〕12号"


def test_a_cited_number_is_not_the_document_s_own() -> None:
    head = ["关于转发通知的函", "根据澄政发〔2025〕3号要求，现转发如下。"]
    assert document_number(head, ()) == ""
    assert document_number([*head, "澄水函〔2026〕8号"], ()) == "澄水函〔2026〕8号"


def test_numbers_behind_labels_come_first() -> None:
    told = facts("索引号：CCSW-2026-00123 文号：澄水〔2026〕7号")
    assert index_number(told) == "CCSW-2026-00123"
    assert document_number(["澄水〔2026〕8号"], told) == "澄水〔2026〕7号"


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_finders(text: str) -> None:
    number_in(text)
    facts(text)


def test_index_numbers_count_up_within_their_year() -> None:
    assert after([], "CCSW", 2026) == "CCSW-2026-00001"
    assert after(["CCSW-2026-00004", "CCSW-2025-00090", "CCSW-2026-00003"], "CCSW", 2026) == "CCSW-2026-00005"
    assert after(["CCSW-2026-00004", "CCSW-2026-9", "CCSW-2026-x0009"], "CCSW", 2026) == "CCSW-2026-00005"


def test_index_numbers_have_the_letters_of_most_records() -> None:
    assert office(["BJSW-2026-00004", "BJSW-2025-00001", "CCSW-2026-00009", "011/2026-7"]) == "BJSW"
    assert office(["011/2026-7"]) == office([]) == "CCSW"
