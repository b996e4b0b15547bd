"""What is wrong with the hub itself, as /healthz names it, in words for those who work at the desk."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from . import context, moments
from .language import Word
from .language import Word as _
from .words import ALARMS

UNACCOUNTED: Final = frozenset({"not-as-approved", "media-damaged", "not-accounted"})
"""Of what nobody approved, though the ledger may hold."""
SAID_ELSEWHERE: Final = frozenset({*ALARMS, "ledger-broken"})
WORDS: Final[Mapping[str, Word]] = {
    "not-as-approved": _("Not as it was approved, so it is left out"),
    "media-damaged": _("A picture or video is not there as it was approved"),
    "not-accounted": _("The nightly look found something that nobody approved"),
    "cannot-be-shown": _("It cannot be laid out, so it is left out"),
    "does-not-compile": _("A programme cannot be made; the one before goes on"),
    "not-published": _("It could not be published, and is tried again"),
    "edition-held": _("Kiosks stay at an earlier edition that somebody went back to"),
    "verifying-failed": _("The ledger could not be looked at"),
    "scrubbing-failed": _("The hourly look at what is published failed"),
    "recompiling-failed": _("The programmes could not be made anew"),
    "spool-not-taken-in": _("What screens report cannot be taken in"),
    "watch-failed": _("The screens cannot be watched"),
    "reminding-failed": _("Nobody can be reminded of what waits"),
    "noting-alarms-failed": _("Alarms cannot be sent"),
    "telling-alarms-failed": _("Alarms cannot be sent"),
    "cap-folder": _("The folder of warnings cannot be read"),
    "cap-not-moved": _("A warning that was read cannot be moved away"),
}


# Nothing is published while the ledger is broken, which every page says above all else.
FOLLOW_FROM_IT: Final = frozenset({"not-published", "recompiling-failed"})


class Trouble(NamedTuple):
    """word: in the reader's language; detail: as the log has it, in English; since: how long ago."""

    what: str
    word: str
    detail: str
    since: str


def troubles() -> list[Trouble]:
    """All there is, what has lasted longest first; what other parts of the pages say is left to them."""
    alarms, now = context.desk().alarms.now(), context.now()
    silent = SAID_ELSEWHERE | FOLLOW_FROM_IT if any(each.what == "ledger-broken" for each in alarms) else SAID_ELSEWHERE
    found = [alarm for alarm in alarms if alarm.what not in silent]
    return [Trouble(what, str(WORDS.get(what, what)), name, moments.ago(since, now)) for what, name, since in found]


def unaccounted() -> list[Trouble]:
    return [each for each in troubles() if each.what in UNACCOUNTED]
