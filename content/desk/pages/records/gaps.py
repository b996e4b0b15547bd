"""What is not whole yet in a record: texts without English, elements that it ought to have, what an import left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from content.desk.importing.words import flagged

from ..language import gettext
from . import words
from .controls import Control, Section

# What a record of a kind ought to say, though the desk keeps it without (GB/T 36114, 政府信息公开条例 Art 12).
EXPECTED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "guide": (
        ("department",), ("conditions",), ("materials",), ("steps",), ("statutory",), ("promised",), ("fee",),
        ("basis",), ("result",), ("phone", "enquiry"), ("complaint",), ("remedy",), ("counter", "online"),
    ),
    "power": (("department",), ("basis",), ("steps",), ("duty",), ("accountability",)),
    "catalog": (("index_number",), ("issuer",), ("written_on",), ("topic",), ("genre",), ("summary",)),
    "department": (("duties",), ("phone",), ("rooms", "floor")),
    "office": (("address",), ("phone",), ("opening",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Where it is (the path of a control) and what to call the place."""

    path: str
    place: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """english, chinese: texts that only the other language has; elements: missing ones; flags: lines of an import."""

    english: list[Gap]
    chinese: list[Gap]
    elements: list[Gap]
    flags: list[str]

    @property
    def number(self) -> int:
        return len(self.english) + len(self.chinese) + len(self.elements) + len(self.flags)


def gaps(kind: str, sections: Sequence[Section], content: Mapping[str, Any]) -> Gaps:
    """By the form as it stands, and the content that it was made of."""
    english, chinese = [], []
    for place, control in (found for section in sections for found in texts(section.controls)):
        said = control.value
        if (said["zh-Hans"] or said["zh-Hant"]) and not said["en"]:
            english.append(Gap(f"{control.path}.en", place))
        elif said["en"] and not (said["zh-Hans"] or said["zh-Hant"]):
            chinese.append(Gap(f"{control.path}.zh-Hans", place))
    flags = content.get("flags")
    told = list(flagged(flags, gettext)) if isinstance(flags, list) else []
    return Gaps(english, chinese, list(_elements(kind, sections, content)), told)


def texts(controls: Sequence[Control], before: str = "") -> Iterator[tuple[str, Control]]:
    """Every text of two languages, with the way to it in words: "Steps 2 · What happens"."""
    for each in controls:
        name = " · ".join(part for part in (before, each.label) if part)
        if each.shape == "text":
            yield name, each
        elif each.pieces:
            yield from texts(each.pieces, name)
        for row in each.rows:
            yield from _of_row(row.controls, " · ".join(filter(None, (before, f"{each.row_label} {row.number}"))))


def _of_row(controls: Sequence[Control], name: str) -> Iterator[tuple[str, Control]]:
    if len(controls) == 1 and controls[0].shape == "text":
        yield name, controls[0]
    else:
        yield from texts(controls, name)


def _elements(kind: str, sections: Sequence[Section], content: Mapping[str, Any]) -> Iterator[Gap]:
    labels = {each.path: each.label for section in sections for each in section.controls}
    for either in EXPECTED.get(kind, ()):
        if not any(content.get(name) for name in either):
            yield Gap(either[0], str(words.OR).join(labels[name] for name in either))
    if kind == "catalog" and content.get("attribute", "open") != "open" and not content.get("attribute_reason"):
        yield Gap("attribute_reason", labels["attribute_reason"])
