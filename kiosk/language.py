"""The language of a page comes with its address and nowhere else: nothing of a visitor stays behind."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, g, has_request_context, request
from flask_babel import Babel
from markupsafe import Markup

from kiosk.catalogues import Catalogues

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEFAULT = LANGUAGES[0]
LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "en": "en"}
# As each calls itself.
NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
# Which wording of a notice a reader of each language gets, best first.
READS = {"zh-Hans": ("zh-Hans", "en"), "zh-Hant": ("zh-Hant", "zh-Hans", "en"), "en": ("en", "zh-Hans")}
MOST = 8192
"""Words of pages that are kept made: more than there are."""
# What speaks no language: files, measures, facts for machines.
SILENT = ("assets", "live", "health", "panel", "ahead", "player", "counting", "handwriting", "warned")


def language() -> str:
    """Of the page being made."""
    if not has_request_context():
        return DEFAULT
    found: str | None = g.get("language")
    if found is None:
        asked = request.args.get("lang", DEFAULT)
        found = g.language = asked if asked in LANGUAGES else DEFAULT
    return found


def carry_language(app: Flask) -> None:
    """Speak the page's language, and let every link on it keep that language."""
    babel = Babel(app, locale_selector=lambda: LOCALES[language()])
    babel.domain_instance = catalogues = Catalogues()
    app.jinja_env.globals |= {"_": translated(catalogues), "gettext": translated(catalogues)}

    @app.url_defaults
    def keep(endpoint: str, values: dict[str, Any]) -> None:
        if language() != DEFAULT and endpoint.partition(".")[0] not in SILENT:
            values.setdefault("lang", language())


def told(lang: str) -> str | None:
    """The house's own language needs no word in the address, so that each page has one address only."""
    return None if lang == DEFAULT else lang


def translated(catalogues: Catalogues) -> Callable[..., Markup]:
    """What templates write as `_("...", name=value)`: each of the fixed words is made for a language once, for a page
    says fifty of them."""

    @lru_cache(MOST)
    def made(message: str, lang: str) -> Markup:
        # The words are ours; what is put into them is escaped.
        return Markup(catalogues.of(LOCALES[lang]).gettext(message))  # noqa: S704

    def said(message: str, **values: Any) -> Markup:
        return made(message, language()) % values

    return said
