"""A notice's content field by field, in words: for its page, and for what changed between two wordings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from content.desk import moments as iso

from . import kind_fields, moments
from .cards import when_in_words
from .channel_titles import all_titled, region_titled
from .difference import Change, changes
from .language import gettext, ngettext
from .summary import days_in_words, times_in_words
from .words import FIELDS, KINDS, LEVELS


def facts(content: Mapping[str, Any], zone: ZoneInfo, now: int) -> list[tuple[str, str]]:
    """(name, value) pairs beside the texts and pictures themselves."""
    found = [
        (str(FIELDS["kind"]), str(KINDS[content["kind"]])),
        (str(FIELDS["channels"]), all_titled(content["channels"])),
        (gettext("When"), when_in_words(content, zone, now)),
    ]
    if content["kind"] in ("image", "document", "video") and content.get("text"):
        found.insert(1, (gettext("On the pictures"), content["text"]))
    for field in ("code", "until", "reading", "columns", "stale_minutes", "speed", "region", "seconds"):
        if content.get(field):
            found.append((str(FIELDS[field]), value(field, content[field], zone, now)))
    return found


def difference(before: Mapping[str, Any], after: Mapping[str, Any], zone: ZoneInfo, now: int) -> list[Change]:
    """The changes between two contents, their values in words; pictures stay blobs, to be looked at."""
    return [
        change
        if change.field == "media"
        else replace(
            change,
            before=value(change.field, change.before, zone, now),
            after=value(change.field, change.after, zone, now),
        )
        for change in changes(before, after)
    ]


def value(field: str, raw: Any, zone: ZoneInfo, now: int) -> str:
    """One field's value in words; what is left out says what that means."""
    match field:
        case "kind":
            return str(KINDS.get(raw, raw))
        case "level":
            return str(LEVELS.get(raw, raw))
        case "channels":
            return all_titled(raw or ())
        case "days":
            return days_in_words(raw)
        case "times":
            return times_in_words(raw)
    return _rarer(field, raw, zone, now)


def _rarer(field: str, raw: Any, zone: ZoneInfo, now: int) -> str:
    match field:
        case "start":
            return moments.moment(iso.ms(raw), zone, now) if raw else gettext("from approval")
        case "end":
            return moments.moment(iso.ms(raw), zone, now) if raw else gettext("until withdrawn")
        case "region":
            return region_titled(raw) if raw else gettext("the first region")
        case "seconds":
            return ngettext("%(num)d second", "%(num)d seconds", raw) if raw else gettext("as usual")
        case "until" | "columns" | "stale_minutes" | "speed":
            return kind_fields.in_words(field, raw, lambda at: moments.moment(iso.ms(at), zone, now)) if raw else ""
    return str(raw or "")
