"""Notices as people meet them in lists: one line each, every status in it derived already."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from content.desk import moments as iso
from content.desk.views import NoticeView, RevisionView

from . import moments
from .language import gettext, ngettext
from .summary import when
from .words import KINDS, ROLES


@dataclass(frozen=True, slots=True)
class Card:
    """`lang` is the language of the title, "" for the reader's own; `reason` why it was returned."""

    id: int
    title: str
    lang: str
    kind: str
    level: str
    channels: tuple[str, ...]
    state: str
    live: bool
    expired: bool
    when: str
    author: str
    changed_at: int
    waits_for: str
    reason: str


def card(notice: NoticeView, zone: ZoneInfo, wording: RevisionView | None = None) -> Card:
    """The notice by `wording`, or by its newest one."""
    newest = notice.newest
    content = (wording or newest).content
    text = content.get("text")
    changed = [newest.created_at, *(made.at for made in newest.decisions), notice.withdrawn_at or 0]
    return Card(
        id=notice.id,
        title=text or untitled(content),
        lang="zh-Hans" if text else "",
        kind=content["kind"],
        level=content["level"],
        channels=tuple(content["channels"]),
        state=notice.state,
        live=notice.live,
        expired=notice.expired,
        when=when_in_words(content, zone, notice.now),
        author=notice.author.display_name,
        changed_at=max(changed),
        waits_for=str(ROLES[newest.due.role]) if notice.state == "submitted" and newest.due else "",
        reason=newest.decisions[-1].note if notice.state == "returned" else "",
    )


def cards(notices: list[NoticeView], zone: ZoneInfo) -> list[Card]:
    return [card(notice, zone) for notice in notices]


def untitled(content: Mapping[str, Any]) -> str:
    """What a notice without words is called."""
    pictures = len(content.get("media", ()))
    if pictures:
        return ngettext("%(num)d picture", "%(num)d pictures", pictures)
    return str(KINDS.get(content["kind"], gettext("Notice")))


def when_in_words(content: Mapping[str, Any], zone: ZoneInfo, now: int) -> str:
    start, end = (
        moments.moment(iso.ms(content[edge]), zone, now) if content.get(edge) else None for edge in ("start", "end")
    )
    return when(start, end, content.get("days"), content.get("times"))
