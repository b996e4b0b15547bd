"""The words of the domain as people read them. Codes stay inside; these are looked up when a page is made."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Final

from . import account_words, check_words, plan_words
from .language import Word
from .language import Word as _

Words = Mapping[str, Word]

KINDS: Final[Words] = {
    "scroll": _("Scrolling text"),
    "page": _("Pages of text"),
    "image": _("Pictures"),
    "video": _("Video"),
    "document": _("Document"),
    "table": _("Table"),
    "clock": _("Clock"),
    "qr": _("QR code"),
    "countdown": _("Countdown"),
}
LEVELS: Final[Words] = {
    "routine": _("Routine"),
    "important": _("Important"),
    "urgent": _("Urgent"),
    "emergency": _("Emergency"),
}
LEVELS_MEAN: Final[Words] = {
    "routine": _("Takes its turn"),
    "important": _("Comes before routine notices"),
    "urgent": _("Replaces all others while it runs"),
}
STATES: Final[Words] = {
    "draft": _("Draft"),
    "submitted": _("In review"),
    "approved": _("Approved"),
    "returned": _("Returned"),
    "withdrawn": _("Withdrawn"),
}
ROLES: Final[Words] = {
    "author": _("Information officer"),
    "section": _("Section head"),
    "office": _("General office"),
    "deputy": _("Deputy director"),
    "director": _("Director"),
    "secrecy": _("Secrecy reviewer"),
    "operator": _("Screen keeper"),
    "duty": _("Flood-control duty officer"),
    "admin": _("System administrator"),
    "security": _("Security administrator"),
    "audit": _("Audit administrator"),
}
FIELDS: Final[Words] = {
    "kind": _("Kind"),
    "text": _("Text"),
    "text_en": _("English text"),
    "media": _("Pictures"),
    "level": _("Level"),
    "channels": _("Channels"),
    "region": _("Region"),
    "start": _("Start"),
    "end": _("End"),
    "days": _("Days"),
    "times": _("Times of day"),
    "seconds": _("Seconds each"),
    "speed": _("Characters a minute"),
    "reading": _("Reading"),
    "columns": _("Columns"),
    "stale_minutes": _("Out of date after"),
    "until": _("Counts down to"),
    "code": _("What the code says"),
    "attribute": _("Disclosure"),
    "secrecy": _("Secrecy"),
}
VERDICTS: Final[Words] = {
    "submit": _("submitted it for review"),
    "approve": _("approved it"),
    "return": _("returned it"),
    "refer": _("asked the secrecy reviewer"),
    "console": _("put it out from the console"),
    "withdraw": _("withdrew it"),
    "write": _("wrote it"),
    "revise": _("edited it"),
}
ACTS: Final[Words] = {
    "init": _("Office founded"),
    "idle": _("Quiet pictures approved"),
    "sign-in": _("Signed in"),
    "lockout": _("Sign-in locked"),
    **account_words.ACTS,
    "write": _("Text written"),
    "revise": _("Text edited"),
    "submit": _("Submitted for review"),
    "approve": _("Approved"),
    "return": _("Returned"),
    "refer": _("Secrecy reviewer asked"),
    "chain-changed": _("Review chain changed"),
    "absence-named": _("Substitute named"),
    "absence-ended": _("Substitution ended"),
    "refused": _("Refused"),
    "reminded": _("Reminded of what waits"),
    "console": _("Put out from the console"),
    "withdraw": _("Withdrawn"),
    "order": _("Order changed"),
    **check_words.ACTS,
    "media-added": _("Picture uploaded"),
    "media-described": _("Words of a picture kept"),
    "media-replaced": _("Another picture put in its place"),
    "media-removed": _("Picture removed"),
    **plan_words.ACTS,
    "channel-created": _("Channel made"),
    "channel-changed": _("Channel changed"),
    "screen-paired": _("Screen paired"),
    "screen-removed": _("Screen shut out"),
    "screen-set": _("Screen described"),
    "screens-set": _("Hours, brightness and sound set"),
    "screens-restarted": _("Screens told to begin anew"),
    "alarm-raised": _("Alarm"),
    "alarm-cleared": _("Alarm over"),
    "alarm-told": _("Told people of an alarm"),
    "alarm-not-told": _("Could not tell people of an alarm"),
    "publish": _("Published"),
    "reading": _("Values of a reading put"),
    "upload": _("File brought to import"),
    "upload-refused": _("File refused at the import"),
    "upload-kept": _("File kept by the import"),
    "upload-dropped": _("File thrown away at the import"),
    "pattern": _("Test pattern shown"),
    "pattern-ended": _("Test pattern taken off"),
    "rollback": _("Gone back to an earlier edition"),
    "words-answered": _("Dealt with what visitors asked for"),
    "alert-written": _("Alert written or taken in"),
    "alert-confirm": _("Alert confirmed"),
    "alert-break-glass": _("Alert put out by one alone"),
    "alert-signed": _("Alert put out for its signature"),
    "alert-review": _("Alert reviewed afterwards"),
    "alert-all-clear": _("All-clear given"),
    "alert-discard": _("Alert discarded"),
    "alert-refused": _("Alert message refused"),
    "alert-template": _("Words of an alert kept"),
    "campaign": _("Campaign added"),
    "campaign-removed": _("Campaign removed"),
    "working-year": _("Working days of a year entered"),
    "clock-jump": _("Clock jumped"),
    "clock-confirmed": _("Clock confirmed"),
    "ledger-broken": _("The ledger was found broken"),
    "ledger-accepted": _("Publishing again on a broken ledger"),
    "ledger-sealed": _("The head of the ledger signed from here on"),
    "settings": _("Settings of the hub"),
}
SUBJECTS: Final[Words] = {
    "office": _("Office"),
    "hub": _("Hub"),
    "programmes": _("Programmes"),
    "editions": _("Edition"),
    "access": _("Who may connect"),
    "channel": _("Channel"),
    "screen": _("Screen"),
    "node": _("Node"),
    "media": _("Picture"),
    "alert": _("Alert"),
    "alerts": _("Alerts"),
    "record": _("Record"),
    "campaign": _("Campaign"),
    "year": _("Year"),
    "sign-in": _("Sign-in"),
    "numbers": _("Numbers"),
    "chain": _("Review chain"),
    "absence": _("Absence"),
    "desk": _("Desk"),
    "reading": _("Reading"),
    "upload": _("Imported file"),
}
ATTRIBUTES: Final[Words] = {
    "open": _("Disclosed on our own initiative"),
    "on-request": _("Disclosed on request"),
    "closed": _("Not disclosed"),
}
ATTRIBUTES_MEAN: Final[Words] = {
    "open": _("May stand on screens and kiosks"),
    "on-request": _("Not on a screen; it stays a draft here"),
    "closed": _("Not on a screen; it stays a draft here (Art. 14 to 16)"),
}
SECRECY: Final[Words] = {
    "none": _("Nothing secret in it"),
    "unsure": _("I am unsure"),
}
SECRECY_MEANS: Final[Words] = {
    "none": _("I have looked at it for secrets and personal data"),
    "unsure": _("The secrecy reviewer decides too"),
}
IMPORTANCE: Final[Words] = {
    "routine": _("Routine"),
    "important": _("Important: the director decides too"),
}
# What a review chain is for.
REVIEWED: Final[Words] = {
    "notice": _("Notices on screens"),
    "office": _("The office itself"),
    "department": _("Departments"),
    "guide": _("Office guides"),
    "power": _("Powers and duties"),
    "floor": _("Floors"),
    "catalog": _("Public records"),
    "topics": _("Topics of the catalogue"),
    "about": _("Pages about the office"),
}
# Why nothing is known of what a screen showed for a while.
GAPS: Final[Words] = {
    "untold": _("Not told yet, or never"),
    "cut": _("Went without a word: power, crash or cable"),
    "lost": _("Went on, but that was lost on the way"),
    "hidden": _("The page was not to be seen"),
    "device": _("The device was gone"),
    "stopped": _("Stopped"),
    "clock": _("Its clock was set back"),
    "stalled": _("The machine stood still"),
}
# What regions of a channel are usually called there; any other by the name that it has.
REGIONS: Final[Words] = {
    "main": _("Whole area"),
    "notices": _("Line of notices"),
    "pictures": _("Pictures"),
    "page": _("Page of text"),
    "clock": _("Clock"),
}
ALARMS: Final[Words] = {
    "screen-silent": _("Nothing heard for 30 seconds"),
    "screen-behind": _("Does not show what is on air"),
    "device-gone": _("Its panels do not answer"),
    "screen-full": _("No room on its disk: the next programme may not reach it"),
}

words: Final = SimpleNamespace(
    kinds=KINDS,
    levels=LEVELS,
    levels_mean=LEVELS_MEAN,
    states=STATES,
    roles=ROLES,
    fields=FIELDS,
    verdicts=VERDICTS,
    attributes=ATTRIBUTES,
    attributes_mean=ATTRIBUTES_MEAN,
    secrecy=SECRECY,
    secrecy_means=SECRECY_MEANS,
    importance=IMPORTANCE,
    reviewed=REVIEWED,
)
