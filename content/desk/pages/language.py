"""Which language a person reads, and the catalogue that speaks it: every .po of its folder joined, no build step."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, after_this_request, g, request
from markupsafe import Markup

from .kept import kept

CATALOGUES: Final = Path(__file__).parent.parent / "translations"
COOKIE: Final = "lang"
A_YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Language:
    """`tag` is what HTML and the address say, `locale` what Babel says, `name` what its readers call it."""

    tag: str
    locale: str
    name: str


CHINESE: Final = Language("zh-Hans", "zh_Hans", "中文")
ENGLISH: Final = Language("en", "en", "English")
LANGUAGES: Final = {language.tag: language for language in (CHINESE, ENGLISH)}


def compiled(folder: Path) -> NullTranslations:
    """The translations of one locale's folder; the message ids themselves where there is none."""
    if not folder.is_dir():
        return NullTranslations()
    binary = BytesIO()
    write_mo(binary, joined(folder))
    binary.seek(0)
    return Translations(binary)


def joined(folder: Path) -> Catalog:
    """One catalogue of all parts: messages.po, and a file for each part of the desk that brings its own words."""
    locale = folder.parent.name
    whole = Catalog(locale=locale)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as source:
            for message in read_po(source, locale=locale):
                if message.id and message.id not in whole:
                    whole[message.id] = message
    return whole


def install(app: Flask) -> None:
    app.jinja_env.globals.update({"_": in_page, "gettext": in_page, "ngettext": counted_in_page})


@dataclass(frozen=True, slots=True)
class Word:
    """A message that is said in the language of whoever reads it then: for words that stand outside a request."""

    message: str

    def __str__(self) -> str:
        return gettext(self.message)

    def __html__(self) -> Markup:
        return in_page(self.message)

    def __mod__(self, values: Mapping[str, object]) -> str:
        return str(self) % values


def make_ready() -> None:
    """Reads every catalogue, which otherwise the first to read its language waits for."""
    for language in LANGUAGES.values():
        _speaking(language.locale)


def gettext(message: str, **values: object) -> str:
    """The message in the reader's language, its `%(name)s` places filled."""
    said = _said(message, chosen().locale)
    return said % values if values else said


def in_page(message: str, **values: object) -> Markup:
    """The same in a template, all of which are HTML; what fills its places is escaped."""
    said = _marked(message, chosen().locale)
    return said % values if "%" in said else said


def ngettext(one: str, many: str, num: int) -> str:
    return _speaking(chosen().locale).ungettext(one, many, num) % {"num": num}


def counted_in_page(one: str, many: str, num: int) -> Markup:
    return Markup(ngettext(one, many, num))  # noqa: S704  messages are Foyer's own


@lru_cache(maxsize=8192)
def _said(message: str, spoken: str) -> str:
    """A page says hundreds."""
    return _speaking(spoken).ugettext(message)


@lru_cache(maxsize=8192)
def _marked(message: str, spoken: str) -> Markup:
    return Markup(_said(message, spoken))  # noqa: S704  messages are Foyer's own


@cache
def _speaking(spoken: str) -> NullTranslations:
    return compiled(CATALOGUES / spoken / "LC_MESSAGES")


@cache
def _locale(spoken: str) -> Locale:
    return Locale.parse(spoken)


def locale() -> Locale:
    return _locale(chosen().locale)


def chosen() -> Language:
    """What the address asks for, else what was asked for last, else Chinese. Where nobody asks, messages stay as they
    are written."""
    try:
        language: Language | None = kept().get("language")
    except RuntimeError:
        return ENGLISH
    return language or _asked_for()


def _asked_for() -> Language:
    asked = request.args.get("lang", "")
    g.language = LANGUAGES.get(asked) or LANGUAGES.get(request.cookies.get(COOKIE, ""), CHINESE)
    if asked in LANGUAGES:
        after_this_request(_remember)
    language: Language = g.language
    return language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within it words are in this language, whoever reads them."""
    before = chosen()
    g.language = language
    try:
        yield
    finally:
        g.language = before


def _remember(response: Response) -> Response:
    response.set_cookie(
        COOKIE, g.language.tag, max_age=A_YEAR, path="/desk/", httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


def other() -> Language:
    return ENGLISH if chosen() is CHINESE else CHINESE
