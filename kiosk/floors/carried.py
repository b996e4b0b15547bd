"""The words of a way to be carried away: as a QR code that holds them, so that a telephone needs no network."""

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import segno
from flask_babel import gettext
from markupsafe import Markup

from kiosk.floors.shown import Line, Shown

MOST_BYTES: Final = 700
"""Of more the modules get too small for an old telephone at arm's length."""
MASK: Final = 2
"""Trying all eight takes seven eighths of the time."""
KEPT: Final = 256
CUT: Final = "…"


def text(title: str, shown: Shown) -> str:
    """What the page says, line by line; what is too much is cut off at a line."""
    lines = [title]
    for part in shown.parts:
        lines.append(str(gettext("Floor %(number)s", number=part.floor.name)))
        lines += map(said, part.lines)
    return fitted(lines)


def said(line: Line) -> str:
    return f"{line.words} {line.walked}" if line.walked else line.words


def fitted(lines: Iterable[str]) -> str:
    whole = list(lines)
    if len("\n".join(whole).encode()) <= MOST_BYTES:
        return "\n".join(whole)
    while len("\n".join([*whole, CUT]).encode()) > MOST_BYTES and whole:
        whole.pop()
    return "\n".join([*whole, CUT])


@lru_cache(KEPT)
def code(words: str) -> Markup:
    """A QR code of the words as SVG without size or style, four modules of quiet around it. Takes some 4 ms."""
    made = segno.make(words, encoding="utf-8", error="m", mask=MASK, micro=False, boost_error=False)
    out = io.BytesIO()
    made.save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass=None, lineclass=None, light="#fff")
    return Markup(out.getvalue().decode())  # noqa: S704 - drawn here, of squares
