"""What the desk's pages say of alerts; what an alert itself says has the words of the screens."""

from typing import Final

from content.desk.alerts.views import AlertView
from content.desk.compile import alert_words

from . import context
from .channel_titles import all_titled
from .language import Word, chosen, gettext
from .language import Word as _
from .words import Words

HOUSE: Final = "zh-Hans"
"""The language that an alert always has."""

COLOURS: Final[Words] = {"blue": _("Blue"), "yellow": _("Yellow"), "orange": _("Orange"), "red": _("Red")}
STATES: Final[Words] = {
    "draft": _("Waits for a second person"),
    "lapsed": _("Lapsed: nobody confirmed it in time"),
    "discarded": _("Discarded"),
    "confirmed": _("Confirmed, begins later"),
    "running": _("On the screens"),
    "expired": _("Ended at its time"),
    "updated": _("Replaced by an update"),
    "cancelled": _("All-clear given"),
    "cleared": _("All-clear"),
    "overtaken": _("Overtaken before it was confirmed"),
}
ACTS: Final[Words] = {
    "confirm": _("confirmed it"),
    "break-glass": _("put it out alone"),
    "signed": _("Foyer put it out for its trusted signature"),
    "review": _("reviewed it afterwards"),
    "all-clear": _("gave the all-clear"),
    "discard": _("discarded it"),
}
CAME: Final[Words] = {
    "desk": _("typed at the desk"),
    "api": _("sent to the API"),
    "file": _("a file that was uploaded"),
    "folder": _("a file in the watched folder"),
}
FIELDS: Final[Words] = {
    "event": _("Kind of event"),
    "colour": _("Alert level"),
    "area": _("Area"),
    "text": _("What is happening"),
    "instruction": _("What to do"),
    "sender": _("Issued by"),
    "issued": _("Issued at"),
    "start": _("Begins"),
    "expires": _("Ends"),
    "channels": _("Screens"),
    "event_en": _("Kind of event, English"),
    "area_en": _("Area, English"),
    "text_en": _("What is happening, English"),
    "instruction_en": _("What to do, English"),
    "sender_en": _("Issued by, English"),
    "reason": _("Why alone"),
    "sound": _("Sound"),
    "file": _("CAP file"),
}


def state(alert: AlertView) -> Word | str:
    """The state in words; who is missing is said where somebody is."""
    if alert.state == "draft" and alert.missing > 1:
        return gettext("Waits for two persons")
    if alert.covered:
        return gettext("Runs, covered by a higher or newer one")
    return STATES[alert.state]


def facts(alert: AlertView) -> list[tuple[str, list[tuple[str, str]]]]:
    """By language what the screens say, in their own words, each with its name in the reader's."""
    said, names = alert.content, alert_words.NAMES[HOUSE if chosen().tag != "en" else "en"]
    zone = context.office().zone
    return [
        (lang, [(names[key], value) for key, value in alert_words.told(said, lang, zone).items()])
        for lang in (HOUSE, *(["en"] if said.get("text_en") else []))
    ]


def screens(alert: AlertView) -> str:
    """Where it goes."""
    return all_titled(alert.content.get("channels") or ()) or gettext("all screens and the kiosks")


def name(alert: AlertView) -> str:
    """Event and level, as the screens call it."""
    return alert_words.headline({**alert.content, "drill": False}, "en" if chosen().tag == "en" else HOUSE)
