"""What channels are called where people read of them: by their title in the reader's language, else by their name."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from content.desk.models import Channel

from . import context
from .kept import kept
from .language import chosen, gettext
from .words import REGIONS


def titled(name: str) -> str:
    """A channel that is no more is called by its name."""
    return titles().get(name, name)


def all_titled(names: Iterable[str]) -> str:
    return gettext(", ").join(titled(name) for name in names)


def region_titled(name: str) -> str:
    return str(REGIONS.get(name, name))


def titles() -> Mapping[str, str]:
    """Of every channel, read once for a page that names any; a paper form is in a language of its own."""
    key, known = f"channel_titles_{chosen().tag}", kept()
    if key not in known:
        title = Channel.title_en if key.endswith("_en") else Channel.title
        with context.desk().database.reading() as db:
            rows = db.execute(select(Channel.name, title)).all()
        known[key] = {name: told or name for name, told in rows}
    found: Mapping[str, str] = known[key]
    return found
