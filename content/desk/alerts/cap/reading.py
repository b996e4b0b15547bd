"""The fields of a message as they are written: nothing is guessed, and what comes twice where it may not is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from content.desk.errors import Problem
from content.desk.moments import Ms

from .times import instant

LONGEST: Final = 20_000
# 14 digits of the issuer, 14 of the time, one of the sort.
GBT: Final = re.compile(r"\d{14}_\d{14}_?\d", re.ASCII)
STATUSES: Final = ("Actual", "Exercise", "System", "Test", "Draft")
KINDS: Final = ("Alert", "Update", "Cancel", "Ack", "Error")
_UNSAFE: Final = re.compile(r"[\s,<&]")


@dataclass(frozen=True, slots=True)
class Info:
    """One info block: its plain fields by name, the descriptions of its areas, its parameters."""

    fields: Mapping[str, str]
    areas: tuple[str, ...]
    responses: tuple[str, ...]
    parameters: Mapping[str, str]

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
        infos=tuple(_info(each) for each in _children(root, "info")[:16]),
        beijing=beijing,
    )


def _info(element: etree._Element) -> Info:
    fields = {
        etree.QName(child).localname: _text(child)
        for child in reversed(element)
        if isinstance(child.tag, str) and len(child) == 0
    }
    areas = [_maybe(area, "areaDesc") for area in _children(element, "area")[:200]]
    responses = tuple(_text(each) for each in _children(element, "responseType"))
    parameters = {
        _maybe(each, "valueName").lower(): _maybe(each, "value") for each in _children(element, "parameter")[:200]
    }
    return Info(fields, tuple(area for area in areas if area), responses, parameters)


def _references(text: str, *, beijing: bool) -> list[str]:
    found = []
    for each in re.findall(r"[^\s,]+,[^\s,]+,[^\s,]+(?: \d\d:[^\s,]+)?", text)[:100]:
        sender, identifier, sent = each.split(",", 2)
        found.append(key(sender, identifier, instant(sent, "references", beijing=beijing)))
    if text and not found:
        raise Problem(400, "bad-references", "must be sender,identifier,sent", field="references")
    return found


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


def _maybe(root: etree._Element, name: str) -> str:
    found = _children(root, name)
    return _text(found[0]) if found else ""


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in root if isinstance(child.tag, str) and etree.QName(child).localname == name]


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()[:LONGEST]
