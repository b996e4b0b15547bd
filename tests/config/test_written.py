"""A page is written as Jinja itself would write it, only sooner."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from config.written import carry, written

TEXTS = st.text(alphabet="停水a&<>\"' ")
VALUES = st.one_of(TEXTS, TEXTS.map(Markup), st.integers(), st.booleans(), st.none(), st.floats(), st.lists(TEXTS))


@pass_context
def told(context: Context, *args: Any) -> str:
    """What a function that wants the context sees of it."""
    return f"{context.get('each')} {context['values']} {args}"


def plain(*args: Any, **named: Any) -> Any:
    return f"{args} {named}"


PAGE = """{% macro shown(each) %}<b title="{{ each }}">{{ each }}</b>{% endmacro %}
{% set all %}{% for each in values %}{{ shown(each) }}{{ each ~ "<" }}{{ each | string | upper }}
{% endfor %}{% endset %}
{% call(it) twice(all) %}{{ it }}{% endcall %}{% filter lower %}{{ values }}{% endfilter %}{{ values | safe }}
{% for each in values %}{{ told(each) }}{{ plain(each, of=each) }}{{ [each].copy() }}{{ "{}".format(each) }}
{% endfor %}"""
TWICE = "{% macro twice(it) %}{{ caller(it) }}{{ it | e }}{{ caller('<i>') }}{% endmacro %}"


class Said(str):
    """As a text that is looked up late."""


def environment(**more: Any) -> Environment:
    files = {"page.html": "{% from 'twice.html' import twice %}" + PAGE, "twice.html": TWICE}
    return Environment(loader=DictLoader(files), autoescape=True, undefined=StrictUndefined, **more)


JINJAS, OURS = environment(), environment()
carry(OURS)


@given(VALUES)
def test_a_value_is_written_as_escape_says_it(value: Any) -> None:
    assert str(written(value)) == str(escape(value))
    assert written(Said("<")) == "&lt;"


@given(st.lists(VALUES, max_size=4))
def test_a_template_gives_the_same_page_letter_by_letter(values: list[Any]) -> None:
    told_of = {"values": values, "told": told, "plain": plain}
    for name in ("page.html", "twice.html"):
        assert OURS.get_template(name).render(**told_of) == JINJAS.get_template(name).render(**told_of)


def test_what_is_not_there_is_no_empty_text() -> None:
    with pytest.raises(UndefinedError):
        OURS.get_template("page.html").render()


def test_a_template_that_is_no_page_is_left_as_it_was() -> None:
    plain = "{{ value }}"
    ours, jinjas = (each.overlay(autoescape=False).from_string(plain) for each in (OURS, JINJAS))
    assert ours.render(value="<") == jinjas.render(value="<") == "<"
