"""Characters that the fonts of the screens do not have."""

from collections.abc import Iterator
from typing import Final

from content.desk.glyphs import PX
from content.type.missing import missing

from ..around import Known
from ..finding import BLOCK, Finding
from ..passage import Passage

KIND: Final = "glyph"


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    absent = set(missing("".join(set(passage.text)), PX))
    for place, letter in enumerate(passage.text if absent else ""):
        if letter in absent:
            yield passage.at(KIND, place, place + 1, severity=BLOCK, values={"code": f"U+{ord(letter):04X}"})
