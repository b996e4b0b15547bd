"""Which language a person reads, and the catalogue that speaks it: every .po of its folder joined, no build step."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

import flask_babel
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, after_this_request, g, request
from flask_babel import Babel, Domain, get_locale
from markupsafe import Markup

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


class Catalogue(Domain):  # type: ignore[misc]
    """The catalogue of one folder of .po files, compiled in memory on first use."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder
        self._spoken: dict[Locale | None, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        return self.speaking(get_locale())

    def speaking(self, locale: Locale | None) -> NullTranslations:
        found = self._spoken.get(locale)
        if found is None:
            found = self._spoken[locale] = compiled(self._folder / str(locale) / "LC_MESSAGES")
        return found


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


_spoken: Final = Catalogue(CATALOGUES)


def install(app: Flask) -> None:
    babel = Babel(app, default_locale=CHINESE.locale, locale_selector=lambda: chosen().locale)
    babel.domain_instance = _spoken
    app.jinja_env.globals.update({"_": in_page, "gettext": in_page})


def make_ready() -> None:
    """Reads every catalogue, which otherwise the first to read its language waits for."""
    for language in LANGUAGES.values():
        _spoken.speaking(Locale.parse(language.locale))


def gettext(message: str, **values: object) -> str:
    """The message in the reader's language, its `%(name)s` places filled."""
    return str(_spoken.gettext(message, **values))


def in_page(message: str, **values: object) -> Markup:
    """The same in a template, all of which are HTML: as Jinja's own does it, in half its time. A page has
    hundreds; what fills their places is escaped."""
    said = _marked(message, chosen().locale)
    return said % values if "%" in said else said


@lru_cache(maxsize=8192)
def _marked(message: str, spoken: str) -> Markup:
    return Markup(_spoken.speaking(Locale.parse(spoken)).ugettext(message))  # noqa: S704  messages are Foyer's own


def ngettext(one: str, many: str, num: int) -> str:
    return str(flask_babel.ngettext(one, many, num))


def locale() -> Locale:
    found: Locale | None = get_locale()
    return found or Locale.parse(CHINESE.locale)


def chosen() -> Language:
    """What the address asks for, else what was asked for last, else Chinese."""
    if "language" not in g:
        asked = request.args.get("lang", "")
        g.language = LANGUAGES.get(asked) or LANGUAGES.get(request.cookies.get(COOKIE, ""), CHINESE)
        if asked in LANGUAGES:
            after_this_request(_remember)
    language: Language = g.language
    return language


def _remember(response: Response) -> Response:
    response.set_cookie(
        COOKIE, g.language.tag, max_age=A_YEAR, path="/desk/", httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


def other() -> Language:
    return ENGLISH if chosen() is CHINESE else CHINESE
