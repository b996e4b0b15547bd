"""What channels are called where people read of them: by their title in the reader's language, else by their name."""

from collections.abc import Iterable, Mapping

from flask import g
from flask_babel import get_locale
from sqlalchemy import select

from content.desk.models import Channel

from . import context
from .language import gettext


def titled(name: str) -> str:
    """A channel that is no more is called by its name."""
    return titles().get(name, name)


def all_titled(names: Iterable[str]) -> str:
    return gettext(", ").join(titled(name) for name in names)


def titles() -> Mapping[str, str]:
    """Of every channel, read once for a page that names any; a paper form is in a language of its own."""
    english = str(get_locale()) == "en"
    return {name: (told[1] if english else told[0]) or name for name, told in _known().items()}


def _known() -> Mapping[str, tuple[str | None, str | None]]:
    if "channel_titles" not in g:
        with context.desk().database.reading() as db:
            rows = db.execute(select(Channel.name, Channel.title, Channel.title_en)).all()
        g.channel_titles = {name: (title, title_en) for name, title, title_en in rows}
    found: Mapping[str, tuple[str | None, str | None]] = g.channel_titles
    return found
