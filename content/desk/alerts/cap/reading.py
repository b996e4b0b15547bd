"""The fields of a message as they are written: nothing is guessed, and what comes twice where it may not is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from content.desk.errors import Problem
from content.desk.moments import Ms

from .times import instant

# 14 digits of the issuer, 14 of the time, one of the sort.
GBT: Final = re.compile(r"\d{14}_\d{14}_?\d", re.ASCII)
STATUSES: Final = ("Actual", "Exercise", "System", "Test", "Draft")
KINDS: Final = ("Alert", "Update", "Cancel", "Ack", "Error")
FIELDS: Final = (
    "language", "event", "eventType", "severity", "effective", "onset", "expires", "senderName", "headline",
    "description", "instruction",
)  # fmt: skip
MOST_INFOS: Final = 32
MOST_AREAS: Final = 2000
MOST_REFERENCES: Final = 1000
_REFERENCE: Final = re.compile(r"[^\s,]+,[^\s,]+,[^\s,]+(?: \d\d:[^\s,]+)?")
_UNSAFE: Final = re.compile(r"[\s,<&]")


@dataclass(frozen=True, slots=True)
class Info:
    """One info block: its plain fields by name, the descriptions and the codes of its areas, its parameters."""

    fields: Mapping[str, str]
    areas: tuple[str, ...]
    responses: tuple[str, ...]
    parameters: Mapping[str, str]
    geocodes: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.fields.get("language", "en-US").lower()


@dataclass(frozen=True, slots=True)
class Cap:
    """A message. references: keys "sender,identifier,sent" with the time in ms, of what it refers to."""

    identifier: str
    sender: str
    sent: Ms
    status: str
    kind: str
    scope: str
    references: tuple[str, ...]
    infos: tuple[Info, ...]
    beijing: bool

    @property
    def key(self) -> str:
        return key(self.sender, self.identifier, self.sent)


def key(sender: str, identifier: str, sent: Ms) -> str:
    """The same message has the same key, however its time is written."""
    return f"{sender},{identifier},{sent}"


def read(root: etree._Element) -> Cap:
    """Raises Problem 400 naming the field."""
    identifier, sender = _name(root, "identifier"), _name(root, "sender", "senderCode")
    beijing = GBT.fullmatch(identifier) is not None
    return Cap(
        identifier=identifier,
        sender=sender,
        sent=instant(_one(root, "sent", "sendTime"), "sent", beijing=beijing),
        status=_choice(root, "status", STATUSES),
        kind=_choice(root, "msgType", KINDS),
        scope=_maybe(root, "scope") or "Public",
        references=tuple(_references(_maybe(root, "references"), beijing=beijing)),
        infos=tuple(_info(each) for each in _few(root, "info", MOST_INFOS)),
        beijing=beijing,
    )


def _info(element: etree._Element) -> Info:
    fields = {name: _one(element, name) for name in FIELDS if any(map(_text, _children(element, name)))}
    placed = _few(element, "area", MOST_AREAS)
    areas = [_maybe(area, "areaDesc") for area in placed]
    codes = tuple(_maybe(code, "value") for area in placed for code in _children(area, "geocode"))
    responses = tuple(_text(each) for each in _children(element, "responseType"))
    parameters = {
        _maybe(each, "valueName").lower(): _maybe(each, "value") for each in _few(element, "parameter", MOST_AREAS)
    }
    return Info(fields, tuple(area for area in areas if area), responses, parameters, codes)


def _references(text: str, *, beijing: bool) -> list[str]:
    """Each of them, or none: one that is passed over is a warning that stays up."""
    if _REFERENCE.sub("", text).strip():
        raise Problem(400, "bad-references", "must be sender,identifier,sent", field="references")
    found = [each.split(",", 2) for each in _REFERENCE.findall(text)]
    if len(found) > MOST_REFERENCES:
        raise Problem(413, "too-many", "are more than %(most)d", field="references", most=MOST_REFERENCES)
    return [key(sender, name, instant(sent, "references", beijing=beijing)) for sender, name, sent in found]


def _name(root: etree._Element, *names: str) -> str:
    found = _one(root, *names)
    if _UNSAFE.search(found) or len(found) > 200:
        raise Problem(400, "bad-name", "has no blanks and no commas", field=names[0])
    return found


def _choice(root: etree._Element, name: str, known: tuple[str, ...]) -> str:
    found = _one(root, name)
    if found not in known:
        raise Problem(400, "literal-error", "must be one of %(expected)s", field=name, expected=", ".join(known))
    return found


def _one(root: etree._Element, *names: str) -> str:
    found = [text for name in names for text in map(_text, _children(root, name)) if text]
    if not found:
        raise Problem(400, "missing", "is missing", field=names[0])
    if len(found) > 1:
        raise Problem(400, "name-twice", "comes twice", field=names[0])
    return found[0]


def _few(root: etree._Element, name: str, most: int) -> list[etree._Element]:
    found = _children(root, name)
    if len(found) > most:
        raise Problem(413, "too-many", "are more than %(most)d", field=name, most=most)
    return found


def _maybe(root: etree._Element, name: str) -> str:
    found = _children(root, name)
    return _text(found[0]) if found else ""


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    """Of the message's own namespace: what others put into it says nothing to us."""
    return [child for child in root if child.tag == etree.QName(etree.QName(root).namespace, name)]


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()
