"""The words of alerts as people at the desk read them."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from content.desk.alerts.views import AlertView
from content.desk.moments import ms

from . import context, moments
from .language import gettext
from .words import Words

COLOURS: Final[Words] = {"blue": _("Blue"), "yellow": _("Yellow"), "orange": _("Orange"), "red": _("Red")}
LEVELS: Final[Words] = {
    "blue": _("blue alert"),
    "yellow": _("yellow alert"),
    "orange": _("orange alert"),
    "red": _("red alert"),
}
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
    "file": _("CAP file"),
}


def state(alert: AlertView) -> LazyString | str:
    """The state in words; who is missing is said where somebody is."""
    if alert.state == "draft" and alert.missing > 1:
        return gettext("Waits for two persons")
    if alert.covered:
        return gettext("Runs, covered by a higher or newer one")
    return STATES[alert.state]


def facts(alert: AlertView) -> list[tuple[str, str]]:
    """The eight facts and where it goes, by their names."""
    said, zone, now = alert.content, context.zone(), context.now()
    rows = {
        "event": said["event"],
        "colour": str(COLOURS[said["colour"]]),
        "text": said["text"],
        "instruction": said["instruction"],
        "area": said["area"],
        "sender": said["sender"],
        "issued": moments.moment(ms(said["issued"]), zone, now),
        "start": moments.moment(alert.start, zone, now),
        "expires": moments.moment(alert.end, zone, now),
        "channels": gettext(", ").join(said.get("channels") or [gettext("all screens and the kiosks")]),
    }
    english = {name: said[name] for name in said if name.endswith("_en") and name in FIELDS}
    return [(str(FIELDS[name]), value) for name, value in (rows | english).items()]


def name(alert: AlertView) -> str:
    """Event and level, as people call it."""
    event = alert.content["event"]
    return gettext("%(event)s %(level)s", event=event, level=str(LEVELS[alert.content["colour"]]))
