"""The smallest pieces of every page that a list shows a hundred times: a macro costs ten times what these do."""

from markupsafe import Markup, escape

from . import context, moments
from .assets import asset
from .kept import kept


def icon(name: str) -> Markup:
    known: dict[str, Markup] = kept().setdefault("icons", {})
    if name not in known:
        known[name] = Markup(
            '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
        ).format(asset("icons.svg"), name)
    return known[name]


def time(ms: int) -> Markup:
    """An instant in words, for people and for programs."""
    zone = context.zone()
    said = escape(moments.moment(ms, zone, context.now()))
    return Markup(f'<time class="number" datetime="{moments.iso(ms, zone)}">{said}</time>')  # noqa: S704  escaped
