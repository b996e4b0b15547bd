"""What a message means for this office's screens: which of its blocks is shown, in which colour, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from content.desk.alerts.facts import CLEAR_MINUTES, Facts
from content.desk.alerts.standing import COLOURS
from content.desk.errors import Problem
from content.desk.moments import Ms
from content.desk.problems import checked

from .reading import Cap, Info
from .times import instant, written

# severity of CAP 1.2, and of GB/T 35965, which names the colour itself.
SEVERITIES: Final = {
    "minor": "blue", "moderate": "yellow", "severe": "orange", "extreme": "red",
    "blue": "blue", "yellow": "yellow", "orange": "orange", "red": "red",
}  # fmt: skip
WORDS: Final = (("红色", "red"), ("橙色", "orange"), ("黄色", "yellow"), ("蓝色", "blue"))
NO_END_MS: Final = 24 * 3_600_000
"""A message may leave its end to who shows it."""
FUTURE_MS: Final = 10 * 60_000
OLDEST_MS: Final = 31 * 86_400_000
CANCEL_MS: Final = 30 * 86_400_000
"""So long a cancel counts, also for what comes after it."""
MOST_OF_AREA: Final = 600
AREA_SHORTENED: Final = 560
UNSAID: Final = ("发布单位未说明", "Not stated by its issuer")

Kind = Literal["alert", "update", "cancel"]


@dataclass(frozen=True, slots=True)
class Meant:
    kind: Kind
    content: Mapping[str, Any]


def meant(cap: Cap, now: Ms, channels: Sequence[str] | None, before: Mapping[str, Any] | None) -> Meant:
    """`channels` None is all of them; `before` is the content of what it refers to, where that is here. Raises Problem
    400 saying why it is nothing for the screens."""
    _check_for_us(cap, now)
    kind = _kind(cap)
    info = _shown(cap.infos)
    if info is None and not (kind == "cancel" and before):
        raise Problem(400, "missing", "is missing", field="info")
    said = _said(info) if info else {}
    english = _english(cap.infos, info)
    said |= {f"{name}_en": value for name, value in (_said(english) if english else {}).items() if name != "colour"}
    if before and kind == "cancel":
        said = {name: before[name] for name in before if name in Facts.model_fields} | said
    said |= _span(cap, info, kind, now)
    if instant(said["expires"], "expires", beijing=False) <= now:
        raise Problem(400, "expired", "it is over already", field="expires")
    drill = cap.status == "Exercise"
    where = {"channels": list(channels), "all": False} if channels else {"all": True, "channels": None}
    facts = checked(Facts, {**_filled(said, info), **where, "drill": drill, "clear_minutes": CLEAR_MINUTES})
    return Meant(kind, facts.content(kind, written(cap.sent)))


def _check_for_us(cap: Cap, now: Ms) -> None:
    if cap.status in ("System", "Test", "Draft"):
        raise Problem(400, "not-real", "a message of status %(word)s is never shown", field="status", word=cap.status)
    if cap.kind in ("Ack", "Error"):
        raise Problem(400, "not-real", "a message of type %(kind)s is nothing to show", field="msgType", kind=cap.kind)
    if cap.scope != "Public":
        raise Problem(400, "not-public", "only messages of scope Public are shown", field="scope")
    if cap.sent > now + FUTURE_MS:
        raise Problem(400, "from-the-future", "was sent later than now: check the clocks", field="sent")
    if cap.sent < now - OLDEST_MS:
        raise Problem(400, "expired", "it is over already", field="sent")


def _kind(cap: Cap) -> Kind:
    over = bool(cap.infos) and all("AllClear" in info.responses for info in cap.infos)
    if cap.kind == "Cancel" or (over and cap.references):
        if not cap.references:
            raise Problem(400, "missing", "says not what it cancels", field="references")
        return "cancel"
    return "update" if cap.references else "alert"


def _shown(infos: Sequence[Info]) -> Info | None:
    """The Chinese block of the highest level; without one, the first language's."""
    chinese = [info for info in infos if info.language.startswith("zh")]
    found = chinese or [info for info in infos if info.language == infos[0].language]
    return max(found, key=_level, default=None)


def _english(infos: Sequence[Info], shown: Info | None) -> Info | None:
    found = [info for info in infos if info.language.startswith("en") and info is not shown]
    return max(found, key=_level, default=None)


def _level(info: Info) -> int:
    colour = _colour(info)
    return COLOURS.index(colour) if colour else -1


def _colour(info: Info) -> str | None:
    told = [info.fields.get("severity", ""), *(info.parameters.get(name, "") for name in ("colour", "color"))]
    told += info.parameters.get("awareness_level", "").replace(" ", "").split(";")
    for word in told:
        if word.strip().lower() in SEVERITIES:
            return SEVERITIES[word.strip().lower()]
    text = info.fields.get("headline", "") + info.fields.get("event", "")
    return next((colour for word, colour in WORDS if word in text), None)


def _said(info: Info) -> dict[str, str]:
    found = {
        "colour": _colour(info),
        "event": info.fields.get("event") or info.fields.get("eventType"),
        "headline": info.fields.get("headline"),
        "text": info.fields.get("description") or info.fields.get("headline"),
        "instruction": info.fields.get("instruction"),
        "area": _places(info),
        "sender": info.fields.get("senderName"),
    }
    return {name: value for name, value in found.items() if value}


def _places(info: Info) -> str:
    """All of them; where they are more than a screen can say, how many there are beside the first."""
    chinese = info.language.startswith("zh")
    names = [" ".join(each.split()) for each in info.areas]
    whole = ("、" if chinese else ", ").join(names)
    if len(whole) <= MOST_OF_AREA:
        return whole
    first, rest = whole[:AREA_SHORTENED].rpartition("、" if chinese else ", ")[0], len(names)
    if not first:
        return whole[:AREA_SHORTENED] + "…"
    return f"{first}等{rest}处" if chinese else f"{first} and others, {rest} in all"


def _filled(said: Mapping[str, Any], info: Info | None) -> dict[str, Any]:
    """An issuer that leaves out what the law wants is quoted as not having said it."""
    unsaid = UNSAID[0] if info is None or info.language.startswith("zh") else UNSAID[1]
    whole = {"instruction": unsaid, "area": unsaid, "sender": unsaid} | dict(said)
    if "text_en" in whole:
        for name in ("instruction", "area", "sender", "event"):
            whole.setdefault(f"{name}_en", UNSAID[1])
    for name in ("headline", "headline_en", "area", "area_en", "event", "event_en", "sender", "sender_en"):
        if name in whole:
            whole[name] = " ".join(whole[name].split())
    return whole


def _span(cap: Cap, info: Info | None, kind: Kind, now: Ms) -> dict[str, str]:
    if kind == "cancel":
        return {"start": written(cap.sent), "expires": written(now + CANCEL_MS)}
    fields = info.fields if info else {}
    start = fields.get("onset") or fields.get("effective")
    begins = instant(start, "onset", beijing=cap.beijing) if start else cap.sent
    end = fields.get("expires")
    ends = instant(end, "expires", beijing=cap.beijing) if end else max(begins, cap.sent) + NO_END_MS
    return {"start": written(begins), "expires": written(ends)}
