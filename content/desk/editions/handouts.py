"""What a visitor takes away by photographing a QR code: the text itself, readable without any network."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import segno

from . import slips

# Beyond this many bytes the modules get too small for an old phone at arm's length.
MOST_BYTES: Final = 700
# A slip is told in full or not at all: at this many its modules are still 1 mm on a code of 200 mm.
MOST_OF_A_SLIP: Final = 2000
# Trying all eight masks takes seven eighths of the time; for thousands of records one has to do.
MASK: Final = 2
SVG: Final = "image/svg+xml"
Body = Mapping[str, Any]
ROOM: Final = slips.COUNTER


def svg(text: str) -> bytes:
    """A QR code of the text as an SVG picture without size or style, four modules of quiet around it."""
    code = segno.make(text, encoding="utf-8", error="m", mask=MASK, micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, omitsize=True, svgclass=None, lineclass=None, border=4, light="#fff")
    return out.getvalue()


def text(kind: str, body: Body, office: str) -> str | None:
    """What the code of this record says; None for kinds that have none. `office` is the office's name."""
    if kind == "department":
        return card(body, office)
    return fitted(_catalog(body, office)) if kind == "catalog" else None


def by_language(kind: str, body: Body, office: str) -> dict[str, str]:
    """What is told of this record to readers of each language; empty for kinds that are told in one only."""
    return slips.slips(body, office) if kind == "guide" else {}


def fitted(lines: Iterable[str]) -> str:
    """As many lines as there is room for, the last cut and marked as cut."""
    whole = "\n".join(line for line in lines if line)
    data = whole.encode()
    if len(data) <= MOST_BYTES:
        return whole
    return data[: MOST_BYTES - 3].decode(errors="ignore") + "…"


def _said(value: Any) -> str:
    """A text in the first Chinese that it has, else in English."""
    if not isinstance(value, Mapping):
        return ""
    return str(value.get("zh-Hans") or value.get("zh-Hant") or value.get("en") or "")


def _after(label: str, value: object) -> str:
    return f"{label}：{value}" if value else ""


def card(body: Body, office: str) -> str:
    """A department for the address book: vCard 3.0 (RFC 2426), never cut."""
    name = _valued(_said(body["title"]))
    where = _room(body.get("rooms", ()))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{_valued(office)} {name}",
        f"ORG:{_valued(office)};{name}",
        f"TEL;TYPE=WORK,VOICE:{_valued(body['phone'])}" if body.get("phone") else "",
        f"ADR;TYPE=WORK:;{_valued(where)};{_valued(office)};;;;" if where else "",
        f"NOTE:{_valued(_said(body['hours']))}" if body.get("hours") else "",
        "END:VCARD",
    ]
    return "".join(f"{line}\r\n" for line in lines if line)


def _room(rooms: Iterable[str]) -> str:
    """Of places such as "5/room-501" the first, as the signs of the house say it."""
    found = next(filter(None, map(ROOM.fullmatch, rooms)), None)
    if not found:
        return ""
    return f"{found[1]}楼{found[3]}{'号窗口' if found[2] == 'counter' else '室'}"


def _valued(value: str) -> str:
    """A value as a card may hold it, short enough that a card is never too long for a code."""
    escaped = value[:60].replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\s*\n\s*", "\\\\n", escaped)


def _catalog(body: Body, office: str) -> list[str]:
    return [
        _said(body["title"]),
        _after("索引号", body.get("index_number")),
        _after("文号", body.get("document_number")),
        _after("发布机构", _said(body.get("issuer")) or office),
        _after("成文日期", body.get("written_on")),
        _after("发布日期", body.get("published_on")),
        _said(body.get("summary")),
    ]
