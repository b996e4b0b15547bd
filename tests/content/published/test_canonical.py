import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.published.canonical import LARGEST, canonical, digest

whole = st.integers(-LARGEST, LARGEST)
values = st.recursive(
    st.none() | st.booleans() | whole | st.text(),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(), each, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("value", "bytes_"),
    [
        (None, "null"),
        ([True, False, 0, -7, LARGEST], "[true,false,0,-7,9007199254740991]"),
        ({"b": 1, "a": {"d": [], "c": {}}}, '{"a":{"c":{},"d":[]},"b":1}'),
        ('€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("\b\t\n\f\r\x00\x1f\x7f\u2028", '"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\u2028"'),
        ("\U0001f600水", '"\U0001f600水"'),
    ],
)
def test_the_forms_of_the_rfc(value: Any, bytes_: str) -> None:
    assert canonical(value) == bytes_.encode()


def test_names_are_ordered_by_utf16_as_in_the_rfcs_own_example() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(canonical(dict.fromkeys(names)))) == [
        "\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33",
    ]  # fmt: skip


@given(values)
def test_the_bytes_are_the_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(st.text(), whole))
def test_the_order_of_names_does_not_matter(value: dict[str, int]) -> None:
    assert digest(dict(reversed(value.items()))) == digest(value)


@pytest.mark.parametrize("value", [1.0, {"a": [float("nan")]}, {1: 2}, b"bytes", object()])
def test_what_has_no_one_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1, "\ud800", {"\udfff": 1}])
def test_what_others_would_read_otherwise_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"exact form|surrogates"):
        canonical(value)
