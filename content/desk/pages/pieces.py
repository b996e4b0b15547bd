"""The smallest pieces of every page that a list shows a hundred times: a macro costs ten times what these do."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from markupsafe import Markup, escape

from . import context, moments
from .assets import asset
from .kept import kept
from .language import locale


def icon(name: str) -> Markup:
    known: dict[str, Markup] = kept().setdefault("icons", {})
    if name not in known:
        known[name] = Markup(
            '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
        ).format(asset("icons.svg"), name)
    return known[name]


def time(ms: int) -> Markup:
    """An instant in words, for people and for programs."""
    known = kept()
    if "this_year" not in known:
        known["this_year"] = moments.local(context.now(), context.zone()).year
    return _time(ms, context.zone(), known["this_year"], locale())


@lru_cache(maxsize=8192)
def _time(ms: int, zone: ZoneInfo, this_year: int, _spoken: Locale) -> Markup:
    """Lists name the same instants again and again, in the reader's language each."""
    said = escape(moments.moment_in(ms, zone, this_year))
    return Markup(f'<time class="number" datetime="{moments.iso(ms, zone)}">{said}</time>')  # noqa: S704  escaped
