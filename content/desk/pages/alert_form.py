"""The form of an alert: what was typed, kept as typed, and the facts that it means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from content.desk.alerts.templates import MOST_HOURS, Words
from content.desk.compile.alert_sounds import LOUD, is_heard
from content.desk.whole import whole

from . import moments
from .language import gettext

HOURS: Final = (1, 3, 6, 12, 24)
HOUR_MS: Final = 3_600_000
TEXTS: Final = (
    "event", "area", "text", "instruction", "sender", "event_en", "area_en", "text_en", "instruction_en", "sender_en",
)  # fmt: skip
NEEDED: Final = ("event", "area", "text", "instruction", "sender")


@dataclass(frozen=True, slots=True)
class AlertForm:
    """Every control as text. hours: how long it runs, or "" for the local time in `expires`; where: all or chosen."""

    event: str = ""
    colour: str = "red"
    area: str = ""
    text: str = ""
    instruction: str = ""
    sender: str = ""
    event_en: str = ""
    area_en: str = ""
    text_en: str = ""
    instruction_en: str = ""
    sender_en: str = ""
    hours: str = "6"
    expires: str = ""
    start: str = ""
    where: str = "all"
    channels: tuple[str, ...] = ()
    drill: bool = False
    sound: bool = True
    updates: str = ""
    reason: str = ""

    @property
    def offered_hours(self) -> list[int]:
        return sorted({*HOURS, self.lasting} - {0})

    @property
    def lasting(self) -> int:
        """How many hours; 0 where it does not say so, or more than a form keeps."""
        return whole(self.hours, 3) or 0


def typed(form: "MultiDict[str, str]") -> AlertForm:
    named = {name: form.get(name, "").strip() for name in (*TEXTS, "colour", "expires", "start", "updates", "reason")}
    return AlertForm(
        **named,
        hours=form.get("hours", "").strip(),
        where=form.get("where", "all"),
        channels=tuple(form.getlist("channels")),
        drill=form.get("drill") == "1",
        sound=form.get("sound") == "1",
    )


def of_template(words: Words, area: str, sender: str, area_en: str, sender_en: str) -> AlertForm:
    """As a template has it, with the place and the issuer of the last one."""
    return AlertForm(
        event=words.event,
        colour=words.colour,
        text=words.text,
        instruction=words.instruction,
        event_en=words.event_en or "",
        text_en=words.text_en or "",
        instruction_en=words.instruction_en or "",
        hours=str(words.hours),
        sound=words.colour in LOUD,
        area=area,
        sender=sender,
        area_en=area_en,
        sender_en=sender_en,
    )


def of_content(content: Mapping[str, Any], alert_id: int) -> AlertForm:
    """To be changed into an update of what it says."""
    texts = {name: content[name] for name in TEXTS if name in content}
    chosen = tuple(content.get("channels") or ())
    where = "chosen" if chosen else "all"
    form = AlertForm(colour=content["colour"], drill=content["drill"], where=where, channels=chosen)
    form = replace(form, sound=is_heard(content))
    return replace(form, **texts, updates=str(alert_id))


def facts(form: AlertForm, zone: ZoneInfo, now: int) -> dict[str, Any]:
    """What it means to the domain; empty controls are left out."""
    said: dict[str, Any] = {name: getattr(form, name) for name in TEXTS if getattr(form, name)}
    if form.where == "chosen":
        said["channels"] = list(form.channels)
    else:
        said["all"] = True
    start = moments.of_field(form.start, zone)
    if form.start:
        said["start"] = form.start if start is None else moments.iso(start, zone)
    if 0 < form.lasting <= MOST_HOURS:
        said["expires"] = moments.iso((start or now) + form.lasting * HOUR_MS, zone)
    elif form.expires:
        end = moments.of_field(form.expires, zone)
        said["expires"] = form.expires if end is None else moments.iso(end, zone)
    if (updates := whole(form.updates)) is not None:
        said["updates"] = updates
    # English goes together or not at all: half a warning in it would be worse than none.
    if not said.get("text_en"):
        said = {name: value for name, value in said.items() if not name.endswith("_en")}
    return said | {"colour": form.colour, "drill": form.drill, "sound": form.sound}


def slips(form: AlertForm) -> dict[str, str]:
    """What only a form can get wrong, in words, by field."""
    found = {
        name: gettext("Fill this in: the law wants it on every alert.") for name in NEEDED if not getattr(form, name)
    }
    if form.where == "chosen" and not form.channels:
        found["channels"] = gettext("Choose at least one channel.")
    if not 0 < form.lasting <= MOST_HOURS and not form.expires:
        found["expires"] = gettext("Say when it ends.")
    return found
