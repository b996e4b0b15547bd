"""What pictures, videos and documents are called, and what may be wrong with one, to people."""

from collections.abc import Mapping
from typing import Final

from flask import url_for

from content.desk.media.listing import Item
from content.desk.media.uses import NOTICE, Use
from content.desk.pages.language import ENGLISH, chosen, gettext
from content.desk.pages.records.layout import KINDS as RECORDS

from ..language import Word
from ..language import Word as _

Words = Mapping[str, Word]

KINDS: Final[Words] = {"image": _("Picture"), "video": _("Video"), "document": _("Document")}
USED: Final[Words] = {"now": _("In use"), "before": _("Used before"), "never": _("Never used")}
CHIPS: Final = {"now": "good", "before": "expired", "never": "draft"}
PICTURES: Final = {"now": "approved", "before": "clock", "never": "draft"}
WRONG: Final[Words] = {
    "lost": _("Its bytes are not there as they were: bring the file again."),
    "alt": _("Nothing says what is to be seen, for those who cannot see it."),
    "alt-en": _("What is to be seen is not said in English."),
}


def title(item: Item) -> str:
    """What is to be seen, in the reader's language as far as that is said; else the file's name."""
    alt, other = (item.alt_en, item.alt) if chosen() is ENGLISH else (item.alt, item.alt_en)
    return alt or other or item.name


def facts(item: Item) -> list[str]:
    """Size, duration, pages, bytes."""
    pages = len(item.pages)
    told = [
        f"{item.width} × {item.height}",
        duration(item.duration) if item.duration else "",
        gettext("%(num)s pages", num=pages) if pages else "",
        size(item.bytes),
    ]
    return [each for each in told if each]


def wrong(item: Item) -> list[str]:
    """What is wrong with it, a line each: without any words it has none in English either."""
    told = [fault for fault in item.wrong if fault != "alt-en" or "alt" not in item.wrong]
    return [str(WRONG[fault]) for fault in told]


def duration(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def size(count: int) -> str:
    if count < 100 * 1024:
        return f"{count / 1024:.0f} KB" if count > 1023 else f"{count} B"
    return f"{count / 1024 / 1024:.1f} MB"


def place(use: Use) -> tuple[str, str]:
    """What a use is called, and the address of its page."""
    if use.noun == NOTICE:
        name = gettext("Notice %(number)s", number=use.item)
        return f"{name} · {use.title[:60]}" if use.title else name, url_for("desk.notices.show", number=use.item)
    kind = RECORDS[use.kind].one if use.kind in RECORDS else use.kind
    return f"{kind} · {use.title}", url_for("desk.records.show", number=use.item)
