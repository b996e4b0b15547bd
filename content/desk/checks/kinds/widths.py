"""Half- and full-width characters mixed: Chinese text has full-width signs (GB/T 15834), numbers and Latin letters are
half-width (GB/T 15835). One finding a text for the signs: whoever writes "," writes it everywhere."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "widths"
_FULL: Final = dict(zip(",;:?!()", "，；：？！（）", strict=True)) | {".": "。"}
_CHINESE: Final = r"[\u4e00-\u9fff\u3007》”’）】」％%]"
_NEXT: Final = r"[\u4e00-\u9fff《“‘（【「\u2460-\u24ff\u3220-\u3243]"
_SIGN: Final = re.compile(
    rf"(?<={_CHINESE})[,;:?!.](?={_NEXT}|[ \t]*(?:\n|$))|(?<=[0-9A-Za-z)]),(?=[\u4e00-\u9fff])"
    rf"|(?<=[)])[,;:?!](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[,;:](?=[(0-9])"
)
# At the end of a Chinese line a number or a word of Latin letters is followed by no other stop.
_STOP: Final = re.compile(r"[\u4e00-\u9fff][^\n]{0,200}[0-9A-Za-z](?P<stop>\.)(?=[ \t]*(?:\n|$))")
_BRACKETS: Final = re.compile(r"\((?=[^()\n]{0,80}[\u4e00-\u9fff])[^()\n]{1,80}\)")
_WIDE: Final = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    for match in _WIDE.finditer(passage.text):
        yield passage.at(KIND, match.start(), match.end(), match[0].translate(_NARROW))
    if not passage.english:
        yield from _signs(passage)


def _signs(passage: Passage) -> Iterator[Finding]:
    """All signs of the wrong width, from the first to the last, as one finding that puts them right together."""
    text = passage.text
    changed = {match.start(): _FULL[match[0]] for match in _SIGN.finditer(text)}
    changed |= {match.start("stop"): _FULL["."] for match in _STOP.finditer(text)}
    for match in _BRACKETS.finditer(text):
        changed |= {match.start(): "（", match.end() - 1: "）"}
    if not changed:
        return
    start, end = min(changed), max(changed) + 1
    right = "".join(changed.get(place, text[place]) for place in range(start, end))
    yield passage.at(KIND, start, end, right, values={"count": len(changed), "signs": _named(text, changed)})


def _named(text: str, changed: dict[int, str]) -> str:
    return " ".join(dict.fromkeys(text[place] for place in sorted(changed)))
