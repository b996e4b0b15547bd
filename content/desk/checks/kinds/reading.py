"""Text that is gone before it is read: at 60 to 80 Chinese characters a minute (Shenzhen's rule for LED text), 100 to
140 English words. Advice only: who waits in a lobby reads a page more than once."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from content.desk.compile.kinds.worded import SECONDS
from content.desk.compile.layout import FAST, page_box, page_px
from content.type.lines import wrap

from ..around import Around, Item, Rect
from ..finding import ADVICE, Finding
from ..passage import Passage

KIND: Final = "short-time"
FAST_KIND: Final = "fast"
WORDS_FAST: Final = 140
_LONGEST: Final = 3600
# As long as a notice may be.
_MOST: Final = 2000


def find(item: Item, passages: Sequence[Passage], around: Around) -> Iterator[Finding]:
    if item.kind != "notice":
        return
    kind, speed = item.content.get("kind"), item.content.get("speed")
    if kind == "scroll" and isinstance(speed, int) and speed > FAST:
        written = str(speed)
        yield Finding(FAST_KIND, "speed", 0, len(written), written, str(FAST), ADVICE, {"most": FAST})
    if kind == "page":
        yield from _paged(item.content.get("seconds"), passages, around.rects)


def _paged(seconds: Any, passages: Sequence[Passage], rects: Sequence[Rect]) -> Iterator[Finding]:
    given = seconds if isinstance(seconds, int) else SECONDS
    said = [each for each in passages if each.field in ("text", "text_en") and len(each.text) <= _MOST]
    needs = [_needed(passage, rect) for passage in said for rect in rects]
    need = min(max(needs, default=0), _LONGEST)
    if need > given:
        written = "" if seconds is None else str(seconds)
        yield Finding(KIND, "seconds", 0, len(written), written, str(need), ADVICE, {"given": given, "need": need})


def _needed(passage: Passage, rect: Rect) -> int:
    """Seconds for the fullest page of this text in this region, by those who read fast."""
    shape = (rect[0], rect[1], rect[2], rect[3])
    px = page_px(shape)
    pages = wrap(passage.text, px, *page_box(shape, px))
    return max((seconds_to_read(page, english=passage.english) for page in pages), default=0)


def seconds_to_read(text: str, *, english: bool) -> int:
    """At the upper end of what everybody can read."""
    if english:
        return ceil(len(text.split()) * 60 / WORDS_FAST)
    return ceil(sum(not letter.isspace() for letter in text) * 60 / FAST)
