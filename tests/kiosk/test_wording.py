"""Words on a page: nothing in them is mark-up, and numbers to dial stay whole."""

import pytest
from markupsafe import escape

from kiosk.wording import whole_numbers


@pytest.mark.parametrize("number", ["0999-5550110", "010-12345678"])
def test_a_telephone_number_is_never_broken_at_the_end_of_a_line(number: str) -> None:
    said = whole_numbers(escape(f"<b>值班电话{number}全天有人"))
    assert said == f'&lt;b&gt;值班电话<span class="unbroken">{number}</span>全天有人'


@pytest.mark.parametrize("other", ["CCSW-2026-00017", "2026-11-22", "9:00-12:00", "12345-123456789"])
def test_other_numbers_are_left_alone(other: str) -> None:
    assert whole_numbers(escape(other)) == other
