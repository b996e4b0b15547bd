"""A table of readings, page by page, with the time at which they were read. Whether they are stale is told by the
clock here, so that an outage does not leave old values looking new: by a word, never by colour alone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from math import ceil
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from content.type.shaping import advance
from display.led.kinds.page import FOREVER
from display.led.lettering import Pixels, colour, lay, legible, mixed, style_of

LOW = 240
"""Lower regions have one line: no heading, no names of columns."""
NAMES = 0.75
WHITE, GREY, WARNING = colour("#ffffff"), colour("#777777"), colour("#7a1200")


class Words(NamedTuple):
    read: str
    stale: str
    none: str


SAID = {"zh-Hans": Words("读数时间", "已过时", "尚无读数"), "en": Words("Read at", "Out of date", "Not read yet")}


class Table:
    def __init__(self, item: Mapping[str, Any], size: tuple[int, int]) -> None:
        self._item, self._size, self._low = item, size, size[1] < LOW
        self._rows, self._lines, self._page_ms = item["rows"], int(item["lines"]), int(item["page_ms"])
        self._read_at = item.get("read_at")
        self._ink, self._paper = style_of(item)
        self._said = SAID.get(item.get("lang", ""), SAID["zh-Hans"])
        self._zone = ZoneInfo(item["zone"])
        self._drawn: tuple[int, bool] | None = None
        self._sheet: Pixels = np.empty((size[1], size[0], 3), np.uint8)

    def paint(self, view: Pixels, offset: float, now: float) -> float:
        pages = max(1, ceil(len(self._rows) / self._lines))
        turn = min(pages - 1, max(0, int(offset // self._page_ms)))
        until = self._read_at + self._item["stale_ms"] if self._read_at is not None else None
        stale = until is not None and now >= until
        if self._drawn != (turn, stale):
            self._draw(self._rows[turn * self._lines : (turn + 1) * self._lines], stale)
            self._drawn = turn, stale
        np.copyto(view, self._sheet)
        turns = (turn + 1) * self._page_ms - offset if turn + 1 < pages else float(FOREVER)
        return min(turns, until - now) if until is not None and not stale else turns

    def _draw(self, rows: list[list[str]], stale: bool) -> None:
        self._sheet[:] = self._paper
        if self._low:
            self._draw_low(rows, stale)
        else:
            self._draw_tall(rows, stale)

    def _draw_low(self, rows: list[list[str]], stale: bool) -> None:
        px = self._item["px"]
        small = legible(int(px * NAMES))
        age, label = self._age(stale)
        wide = ceil(sum(advance(each, small) for each in (age, label) if each)) + px + (px if label else 0)
        room, beside = self._sheet[:, :-wide], self._sheet[:, -wide:]
        for cells in rows:
            self._line(room, cells, px, self._faint(stale))
        lay(beside, age, small, mixed(self._ink, WHITE, 0.35), left=px // 2)
        if label:
            self._warn(beside, label, small, ceil(advance(age, small)) + px)

    def _draw_tall(self, rows: list[list[str]], stale: bool) -> None:
        px, sheet = self._item["px"], self._sheet
        row, small, pale = round(px * 1.5), legible(int(px * NAMES)), mixed(self._ink, WHITE, 0.35)
        sheet[:row] = self._ink
        lay(sheet[:row], self._item.get("text", ""), px, self._paper, left=px // 2)
        self._line(sheet[row : 2 * row], self._item["columns"], small, pale)
        sheet[2 * row - 2 : 2 * row] = mixed(self._paper, self._ink, 0.45)
        for place, cells in enumerate(rows):
            part = sheet[(2 + place) * row : (3 + place) * row]
            if place % 2:
                part[:] = mixed(self._paper, self._ink, 0.1)
            self._line(part, cells, px, self._faint(stale))
        foot = sheet[-row:]
        foot[:2] = mixed(self._paper, self._ink, 0.45)
        age, label = self._age(stale)
        lay(foot, age if self._read_at is None else f"{self._said.read} {age}", small, pale, left=px // 2)
        if label:
            self._warn(foot, label, small, foot.shape[1] - ceil(advance(label, small)) - px * 3 // 2)

    def _line(self, view: Pixels, cells: list[str], px: int, ink: Pixels) -> None:
        """Cells in their columns: the first from its left edge, numbers to their right ones."""
        margin, widths = self._item["px"] // 2, self._item["widths"]
        share = (view.shape[1] - 2 * margin) / max(1, sum(widths))
        left = float(margin)
        for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
            begin, left = left, left + width * share
            column = view[:, round(begin) : round(left)]
            wide = ceil(advance(text, px))
            lay(column, text, px, ink, left=max(0, column.shape[1] - wide) if place else 0)

    def _warn(self, view: Pixels, label: str, px: int, left: int) -> None:
        wide, high = ceil(advance(label, px)) + px, min(view.shape[0], px * 3 // 2)
        top = (view.shape[0] - high) // 2
        plate = view[top : top + high, left : left + wide]
        plate[:] = WHITE
        lay(plate, label, px, WARNING, left=px // 2)

    def _faint(self, stale: bool) -> Pixels:
        return mixed(self._ink, GREY, 0.55) if stale else self._ink

    def _age(self, stale: bool) -> tuple[str, str]:
        """When it was read, and the warning beside it or nothing."""
        if self._read_at is None:
            return self._said.none, ""
        moment = datetime.fromtimestamp(self._read_at / 1000, self._zone)
        day = f"{moment.month}/{moment.day}" if self._low else f"{moment.month}月{moment.day}日"
        if self._said is SAID["en"]:
            day = f"{moment.day}/{moment.month}"
        return f"{day} {moment:%H:%M}", self._said.stale if stale else ""


def prepare_table(item: Mapping[str, Any], size: tuple[int, int], blobs: Callable[[str], bytes]) -> Table:  # noqa: ARG001
    """Raises KeyError for a table that lacks a part, ZoneInfoNotFoundError for a zone that is none."""
    return Table(item, size)
