"""A page is written as Jinja itself would write it, only sooner."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from config.written import Written, written

TEXTS = st.text(alphabet="停水a&<>\"' ")
VALUES = st.one_of(TEXTS, TEXTS.map(Markup), st.integers(), st.booleans(), st.none(), st.floats(), st.lists(TEXTS))
PAGE = """{% macro shown(each) %}<b title="{{ each }}">{{ each }}</b>{% endmacro %}
{% set all %}{% for each in values %}{{ shown(each) }}{{ each ~ "<" }}{{ each | string | upper }}
{% endfor %}{% endset %}
{% call(it) twice(all) %}{{ it }}{% endcall %}{% filter lower %}{{ values }}{% endfilter %}{{ values | safe }}"""
TWICE = "{% macro twice(it) %}{{ caller(it) }}{{ it | e }}{{ caller('<i>') }}{% endmacro %}"


class Said(str):
    """As a text that is looked up late."""


def environment(**more: Any) -> Environment:
    files = {"page.html": "{% from 'twice.html' import twice %}" + PAGE, "twice.html": TWICE}
    return Environment(loader=DictLoader(files), autoescape=True, undefined=StrictUndefined, **more)


JINJAS, OURS = environment(), environment()
OURS.code_generator_class = Written


@given(VALUES)
def test_a_value_is_written_as_escape_says_it(value: Any) -> None:
    assert str(written(value)) == str(escape(value))
    assert written(Said("<")) == "&lt;"


@given(st.lists(VALUES, max_size=4))
def test_a_template_gives_the_same_page_letter_by_letter(values: list[Any]) -> None:
    for name in ("page.html", "twice.html"):
        assert OURS.get_template(name).render(values=values) == JINJAS.get_template(name).render(values=values)


def test_what_is_not_there_is_no_empty_text() -> None:
    with pytest.raises(UndefinedError):
        OURS.get_template("page.html").render()


def test_a_template_that_is_no_page_is_left_as_it_was() -> None:
    plain = "{{ value }}"
    ours, jinjas = (each.overlay(autoescape=False).from_string(plain) for each in (OURS, JINJAS))
    assert ours.render(value="<") == jinjas.render(value="<") == "<"
