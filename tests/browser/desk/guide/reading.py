"""The staff guide as its test reads it: which words it quotes beside which picture."""

import re
from dataclasses import dataclass, field
from typing import Final

from tests.processes import ROOT

GUIDE: Final = ROOT / "docs" / "staff-guide.zh-CN.md"
PICTURES: Final = ROOT / "docs" / "pictures" / "desk"
PICTURE: Final = re.compile(r"^!\[([^]]+)]\(pictures/desk/([a-z-]+)\.webp\)$")
QUOTED: Final = re.compile("「([^」]+)」")


@dataclass
class Figure:
    """One picture, and the words that stand in 「」 between its heading or the picture before it and the next one."""

    name: str
    words: list[str] = field(default_factory=list)


@dataclass
class Guide:
    """Its figures by name; `loose` are quoted words of parts without a picture, which nobody could check."""

    figures: dict[str, Figure] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def read(text: str) -> Guide:
    """The guide of this Markdown; a part begins with a heading of any depth."""
    guide = Guide()
    for part in re.split(r"^#+ .*$", text, flags=re.MULTILINE):
        _take_in(guide, part)
    return guide


def _take_in(guide: Guide, part: str) -> None:
    waiting: list[str] = []
    figure: Figure | None = None
    for line in part.splitlines():
        if found := PICTURE.match(line):
            figure = guide.figures[found[2]] = Figure(found[2], waiting)
            waiting = []
        elif figure is None:
            waiting += QUOTED.findall(line)
        else:
            figure.words += QUOTED.findall(line)
    guide.loose += waiting
