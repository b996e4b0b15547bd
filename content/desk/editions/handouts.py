"""What a visitor takes away by photographing a QR code: the text itself, readable without any network."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import segno

# Beyond this many bytes the modules get too small for an old phone at arm's length.
MOST_BYTES: Final = 700
# Trying all eight masks takes seven eighths of the time; for thousands of records one has to do.
MASK: Final = 2
Body = Mapping[str, Any]


def svg(text: str) -> bytes:
    """A QR code of the text as an SVG picture without size or style, four modules of quiet around it."""
    code = segno.make(text, encoding="utf-8", error="m", mask=MASK, micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, omitsize=True, svgclass=None, lineclass=None, border=4, light="#fff")
    return out.getvalue()


def text(kind: str, body: Body, office: str) -> str | None:
    """What the code of this record says; None for kinds that have none. `office` is the office's name."""
    lines = LINES.get(kind)
    return fitted(lines(body, office)) if lines else None


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


def _limit(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    return f"{value['days']}个{'工作日' if value['unit'] == 'working' else '自然日'}"


def _guide(body: Body, office: str) -> list[str]:
    """The once-told slip: what to bring, how long, what it costs, where."""
    materials = [
        f"{place}. {_said(each['name'])} {_said(each.get('form'))}".rstrip()
        for place, each in enumerate(body.get("materials", ()), 1)
    ]
    return [
        f"{_said(body['title'])} 一次性告知",
        office,
        _after("法定时限", _limit(body.get("statutory"))),
        _after("承诺时限", _limit(body.get("promised"))),
        _after("收费", _said(body.get("fee", {}).get("text"))),
        _after("窗口", body.get("counter")),
        _after("时间", _said(body.get("hours"))),
        _after("电话", body.get("phone")),
        "材料：" if materials else "",
        *materials,
    ]


def _department(body: Body, office: str) -> list[str]:
    """A card for the address book (vCard 3.0)."""
    name = _card(_said(body["title"]))
    return [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{_card(office)} {name}",
        f"ORG:{_card(office)};{name}",
        f"TEL;TYPE=WORK,VOICE:{_card(body['phone'])}" if body.get("phone") else "",
        f"NOTE:{_card(_said(body['hours']))}" if body.get("hours") else "",
        "END:VCARD",
    ]


def _card(value: str) -> str:
    """A value as a card may hold it, short enough that the card is never cut."""
    escaped = value[:60].replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


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


LINES: Final[Mapping[str, Callable[[Body, str], list[str]]]] = {
    "guide": _guide,
    "department": _department,
    "catalog": _catalog,
}
