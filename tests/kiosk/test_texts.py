"""A Text is read by whoever reads it, and never fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.texts import as_text, pick

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@pytest.mark.parametrize(
    ("text", "lang", "given"),
    [
        ({"zh-Hans": "水", "zh-Hant": "水體", "en": "water"}, "zh-Hant", ("水體", "zh-Hant")),
        ({"zh-Hans": "规", "en": "rule"}, "zh-Hant", ("规", "zh-Hans")),
        ({"zh-Hant": "規"}, "en", ("規", "zh-Hant")),
        ({"en": "rule"}, "zh-Hans", ("rule", "en")),
        ({"zh-Hans": "", "en": "rule"}, "zh-Hans", ("rule", "en")),
        ("水", "zh-Hans", ("水", "zh-Hans")),
        (None, "en", ("", "en")),
    ],
)
def test_each_reader_gets_the_best_words_there_are(text: object, lang: str, given: tuple[str, str]) -> None:
    assert pick(text, lang) == given


@given(ANYTHING, st.sampled_from(["zh-Hans", "zh-Hant", "en", "tlh"]))
def test_whatever_stands_in_a_field_is_read(value: object, lang: str) -> None:
    words, spoken = pick(value, lang)
    assert words == as_text(value).get(spoken, "")
