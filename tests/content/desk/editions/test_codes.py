"""What a telephone reads in a code is what was to be told: every code of the sample office, read by another reader."""

import re
from functools import cache
from typing import Any

import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from content.desk.editions import handouts
from content.desk.editions.deriving import Derived, derive
from content.desk.records.kinds import read
from content.sample.office import NAME
from content.sample.records import samples

QR_CODES = zxingcpp.barcode_formats_from_str("QRCode")
PX = 4
"""Of a module, as large as a camera has to see it."""


def drawn(svg: bytes) -> NDArray[np.uint8]:
    """The picture of a code in grey: its path goes right in rows of modules, as segno writes it."""
    text = svg.decode()
    size = int(re.findall(r'viewBox="0 0 (\d+) \d+"', text)[0])
    found = np.full((size, size), 255, np.uint8)
    x, y = 0.0, 0.0
    [path] = re.findall(r'stroke="#000" d="([^"]+)"', text)
    for step, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path):
        if step == "h":
            found[int(y), int(x) : int(x + float(first))] = 0
            x += float(first)
        elif step == "m":
            x, y = x + float(first), y + float(second)
        else:
            x, y = float(first), float(second)
    return np.kron(found, np.ones((PX, PX), np.uint8))


def told(svg: bytes) -> str:
    [found] = zxingcpp.read_barcodes(drawn(svg), formats=QR_CODES)
    return found.text


@cache
def made(kind: str) -> list[tuple[str, Derived]]:
    """What a kiosk gets of every record of a kind, by name."""
    these = (each for each in samples() if each.kind == kind)
    return [(each.name, derive(kind, each.name, read(kind, each.content), "7-0", NAME)) for each in these]


def card(text: str) -> dict[str, str]:
    """A vCard 3.0 by the names of its values (RFC 2426): every line ends, has a name, and escapes what is no end."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")
    found = {}
    for line in lines:
        parts = re.fullmatch(r"([A-Z]+)((?:;[A-Z]+=[A-Z,]+)*):((?:[^\\\n]|\\[\\;,n])*)", line)
        assert parts, line
        found[parts[1]] = parts[3]
    return found


def test_every_slip_is_read_as_it_is_written_in_every_language() -> None:
    read_back = {}
    for name, found in made("guide"):
        assert set(found.body["slips"]) == {"zh-Hans", "zh-Hant", "en"}
        for lang, slip in found.body["slips"].items():
            read_back[name, lang] = told(found.blobs[slip["blob"]]) == slip["text"]
    assert len(read_back) == 24
    assert all(read_back.values()), read_back


def test_every_slip_has_all_that_is_to_be_brought() -> None:
    for name, found in made("guide"):
        for lang, slip in found.body["slips"].items():
            for material in found.body["materials"]:
                assert material["name"][lang] in slip["text"], (name, lang)
            for limit in ("promised", "statutory"):
                assert str(found.body[limit]["days"]) in slip["text"]
            assert found.body["phone"] in slip["text"]


def test_every_department_is_a_card_that_an_address_book_takes() -> None:
    for name, found in made("department"):
        values = card(told(found.blobs[found.body["qr"]]))
        assert values["ORG"] == f"{NAME};{found.body['title']['zh-Hans']}", name
        assert values["FN"] == f"{NAME} {found.body['title']['zh-Hans']}"
        assert values["TEL"] == found.body["phone"]
        assert "室" in values["ADR"] or "窗口" in values["ADR"], name


def test_every_document_is_read_with_its_numbers() -> None:
    for name, found in made("catalog"):
        text = told(found.blobs[found.body["qr"]])
        assert text == handouts.text("catalog", found.body, NAME)
        assert found.body["title"]["zh-Hans"] in text, name
        assert found.body["index_number"] in text


@pytest.mark.parametrize("value", ["供水科;一,二", "甲\\乙", "一\n二"])
def test_what_would_end_a_value_is_escaped(value: str) -> None:
    body: dict[str, Any] = {"title": {"zh-Hans": "科"}, "hours": {"zh-Hans": value}}
    note = card(handouts.card(body, NAME))["NOTE"]
    assert re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), note) == value
