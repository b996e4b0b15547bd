"""Texts of records on a page: the best words there are for its reader, marked when they are in another language."""

import re
from collections.abc import Mapping
from typing import Final

from flask import Flask
from markupsafe import Markup, escape

from kiosk.language import READS, language
from kiosk.notices import Notice
from kiosk.texts import pick

Text = Mapping[str, str]
_PHONE: Final = re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)")


def speak(app: Flask) -> None:
    """What templates say of a Text: `|words` (with its lang where that differs), `|plain`, `|spoken`, `is foreign`;
    of a notice `|wording`."""
    app.add_template_filter(words)
    app.add_template_filter(plain)
    app.add_template_filter(spoken)
    app.add_template_filter(wording)
    app.add_template_test(foreign)


def words(text: Text | None) -> Markup:
    """For the body of an element."""
    here = language()
    found, lang = pick(text, here)
    safe = whole_numbers(escape(found))
    return Markup(f'<span lang="{lang}">{safe}</span>') if found and lang != here else safe  # noqa: S704 - escaped


def whole_numbers(safe: Markup) -> Markup:
    """Escaped words in which no telephone number is broken at the end of a line."""
    return Markup(_PHONE.sub(r'<span class="unbroken">\g<0></span>', str(safe)))  # noqa: S704 - escaped


def plain(text: Text | None) -> str:
    """For an attribute or a title, where no mark-up can stand."""
    return pick(text, language())[0]


def spoken(text: Text | None) -> str:
    """The language its words are in for this reader; empty when it has no words."""
    found, lang = pick(text, language())
    return lang if found else ""


def foreign(text: Text | None) -> bool:
    """Whether its words are not in the language of the page."""
    return spoken(text) not in ("", language())


def wording(notice: Notice) -> tuple[str, str]:
    """A notice's words for the reader of this page, and the language they are in."""
    lang = next((lang for lang in READS[language()] if lang in notice.texts), "")
    return notice.texts.get(lang, ""), lang
