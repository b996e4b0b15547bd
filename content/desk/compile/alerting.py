"""An alert laid out for a channel: all of it, over everything. A strip has a badge and a line that passes, anything
higher a heading and pages of facts. Colours never stand alone: a word and a sign are always beside them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil
from typing import Any, Final

from content.desk.compile.alert_sounds import Spoken
from content.desk.compile.alert_words import DRILL, facts, headline, line, titles
from content.desk.compile.layout import ONE_LINE, Measure, page_box
from content.desk.compile.parts import Ms, Part
from content.desk.editions.scripts import traditional
from content.type.lines import wrap
from content.type.shaping import width

FACES: Final = Measure(width, wrap)
PAGE_MS: Final = 10_000
# A strip is much wider than it is high.
STRIP: Final = 5
SMALLEST: Final = 12
# Of a badge's height: two lines of words.
WORDS_OF_BADGE: Final = 3 / 8
# 75 ideographs a minute, whatever their size.
EMS_A_SECOND: Final = 1.25
# Plate: behind sign and words; ink on it; pale: the same colour as letters on black.
STYLES: Final[Mapping[str, Mapping[str, str]]] = {
    "blue": {"plate": "#0b4fc4", "ink": "#ffffff", "pale": "#8ec2ff"},
    "yellow": {"plate": "#ffd400", "ink": "#000000", "pale": "#ffe24d"},
    "orange": {"plate": "#ff8a00", "ink": "#000000", "pale": "#ffab4a"},
    "red": {"plate": "#c4001d", "ink": "#ffffff", "pale": "#ff8a80"},
    "over": {"plate": "#00733f", "ink": "#ffffff", "pale": "#7fe0ac"},
}


@dataclass(frozen=True, slots=True)
class Aired:
    """An alert during [start, end), or with `what` all-clear the word that it is over, since `at`; spoken: what says
    its words, in their order."""

    id: int
    what: str
    content: Mapping[str, Any] = field(hash=False)
    approved_by: str
    start: Ms
    end: Ms
    at: Ms
    spoken: tuple[Spoken, ...] = ()

    @property
    def name(self) -> str:
        """Of its Chinese item; those of others follow from it."""
        return f"a{self.id}" + ("-over" if self.is_over else "")

    @property
    def is_over(self) -> bool:
        return self.what == "all-clear"

    @property
    def over(self) -> Ms | None:
        return self.at if self.is_over else None


def parts(aired: Aired, size: tuple[int, int], zone: str, measure: Measure = FACES) -> tuple[Part, ...]:
    """The items of one alert on a channel of this size; the English ones follow, where there is English."""
    # The next programmes lay the same alerts out again; what they say is never changed.
    return _laid_out(
        json.dumps(aired.content), replace(aired, content={}, start=0, end=0, spoken=()), size, zone, measure
    )


@lru_cache(maxsize=64)
def _laid_out(content: str, bare: Aired, size: tuple[int, int], zone: str, measure: Measure) -> tuple[Part, ...]:
    aired = replace(bare, content=json.loads(content))
    languages = ["zh-Hans", *(["en"] if aired.content.get("text_en") else [])]
    return tuple(_part(aired, size, zone, lang, measure) for lang in languages)


def _part(aired: Aired, size: tuple[int, int], zone: str, lang: str, measure: Measure) -> Part:
    content, is_strip = aired.content, size[1] < ONE_LINE or size[0] > STRIP * size[1]
    colour = "over" if aired.is_over else content["colour"]
    item: dict[str, Any] = {
        "kind": "alert",
        "lang": lang,
        "level": "emergency",
        "colour": colour,
        "drill": content["drill"],
        "headline": headline(content, lang, over=aired.is_over),
        "facts": facts(content, lang, zone, aired.over, short=is_strip),
        "text": line(content, lang, zone, aired.over),
        "style": STYLES[colour],
        "approved_by": aired.approved_by,
    }
    if is_strip:
        shape, duration = _strip(item, titles(content, lang, over=aired.is_over), size, measure)
    else:
        shape, duration = _wall(item, size, measure)
        item |= in_traditional(item) if lang == "zh-Hans" else {}
    return Part(aired.name + ("-en" if lang == "en" else ""), item | shape, duration)


def in_traditional(item: Mapping[str, Any]) -> dict[str, Any]:
    """What kiosks show to readers of traditional characters; a strip asks nobody what they read."""
    facts = [[traditional(name), traditional(value)] for name, value in item["facts"]]
    return {
        "headline_hant": traditional(item["headline"]),
        "facts_hant": facts,
        "text_hant": traditional(item["text"]),
    }


def _strip(
    item: Mapping[str, Any], title: Sequence[str], size: tuple[int, int], measure: Measure
) -> tuple[dict[str, Any], Ms]:
    """Sign and words stand at the left; the line passes through the rest."""
    wide, high = size
    badge = _badge(item, title, size, measure)
    px = _snapped(high * 3 // 4)
    speed = max(20, round(px * EMS_A_SECOND))
    width_px = measure.width(item["text"], px)
    room = wide - badge["width"]
    shape = {"form": "strip", "badge": badge, "px": px, "width_px": width_px, "speed": speed}
    return shape, ceil((room + width_px) * 1000 / speed)


def _badge(item: Mapping[str, Any], title: Sequence[str], size: tuple[int, int], measure: Measure) -> dict[str, Any]:
    """Where the words leave no room for the line beside them, the sign stands alone: the line begins with the words.
    A drill is one on the smallest screen: rather than that word its event is left out."""
    wide, high = size
    # Of 16 px two lines would fill 32 lamps: each would touch the other, and the edges.
    px = 15 if 32 <= high < 48 else _snapped(int(high * WORDS_OF_BADGE))
    for lines in (list(title), *_in_short(item, title)):
        full = high + max(measure.width(word, px) for word in lines) + px // 2
        if full * 2 <= wide and len(lines) * px <= high:
            return {"lines": lines, "px": px, "width": full}
    return {"lines": [], "px": px, "width": min(high, wide // 2)}


def _wall(item: Mapping[str, Any], size: tuple[int, int], measure: Measure) -> tuple[dict[str, Any], Ms]:
    """A heading over the whole width; below it the facts, as many lines a page as there is room for."""
    wide, high = size
    heading = high // 6 if wide > high else min(high // 8, wide // 4)
    room = wide - heading * 3 // 2
    title_px = heading * 5 // 8
    while title_px > SMALLEST and measure.width(item["headline"], title_px) > room:
        title_px -= 2
    px = _snapped(min(wide // 24, high // 14) if wide > high else min(wide // 16, high // 20))
    rect = (0, heading, wide, high - heading)
    # What it is and its level stand in the heading.
    text = "\n".join(f"{label}{'：' if item['lang'] != 'en' else ': '}{value}" for label, value in item["facts"][2:])
    pages = measure.wrap(text, px, *page_box(rect, px))
    shape = {"form": "wall", "heading": heading, "title_px": title_px, "px": px}
    return shape | {"pages": pages, "page_ms": PAGE_MS}, PAGE_MS * len(pages)


def _in_short(item: Mapping[str, Any], title: Sequence[str]) -> list[list[str]]:
    """Shorter and shorter: with the colour's word alone, or that it is over, then without the event."""
    event, level = title
    first, last = level.split()[:2] if item["lang"] == "en" else (level[: len(level) // 2], level[len(level) // 2 :])
    word = last if item["colour"] == "over" else first
    return [[event, word], [DRILL[item["lang"]], word] if item["drill"] else [first, last]]


def _snapped(px: int) -> int:
    return max(SMALLEST, min(160, px // 4 * 4))
