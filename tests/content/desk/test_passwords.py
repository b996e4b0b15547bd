"""What a password has to be."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import passwords
from content.desk.errors import Problem


def refusal(password: str, *names: str, shortest: int = passwords.SHORTEST) -> str:
    """The word of what is wrong with it; "" when nothing is."""
    try:
        passwords.check(password, shortest, names)
    except Problem as problem:
        return f"{problem.type}{'' if problem.field == 'password' else ' without its field'}"
    return ""


@pytest.mark.parametrize("password", ["short", "x" * 201, "with\nnewline", "tab\there and there", ""])
def test_it_is_long_enough_and_can_be_typed(password: str) -> None:
    assert refusal(password) == "weak-password"


def test_the_office_may_ask_for_longer_ones() -> None:
    assert refusal("calm otter 7", shortest=12) == ""
    assert refusal("calm otter", shortest=12) == "weak-password"


@pytest.mark.parametrize(
    "password",
    [
        "password2024",
        "Password!123",
        "P@ssw0rd2024",
        "passwordpassword",
        "Admin@12345",
        "1234567890",
        "0987654321",
        "qwertyuiop",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "abcd1234efgh",
        "woaini1314520",
        "shuiwuju2026",
        "６６６６６６８８８８８８",
        "Foyer-2026!",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert refusal(password) == "common-password"


@pytest.mark.parametrize("password", ["linxiaoxi2026", "LinXiaoxi@123", "林晓溪林晓溪林晓溪林晓溪", "lin.xi-2026.1"])
def test_the_name_is_refused_also_in_pinyin(password: str) -> None:
    assert refusal(password, "lin.xi", "林晓溪") in ("password-is-name", "common-password")


@pytest.mark.parametrize(
    "password", ["pass word of a test", "another pass word", "澄川的水清又清二零二六", "a-bt2-9kqx"]
)
def test_a_sentence_is_a_good_password(password: str) -> None:
    assert refusal(password, "author", "信息员 林晓溪") == ""


@given(st.text(string.printable + "林水务", max_size=220))
def test_any_text_is_taken_or_refused_by_name(password: str) -> None:
    refusal(password, "author", "林晓溪")


def test_what_foyer_makes_up_is_never_refused() -> None:
    made = [passwords.random_password() for _ in range(200)]
    assert [each for each in made if refusal(each, "admin", "系统管理员 高岩")] == []
