"""A part that is larger than the whole it is taken from: "方案审批5件。……方案审批的7件正在办理".

Only within a paragraph, and only where the words say that the second is some of the first: counts of the same name that
stand further apart may be of two years, two districts or two lists, and nothing in the text tells."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "contradiction"
_UNIT: Final = r"(?P<unit>人次|[件项条个人户家起份处座宗])"
_PART: Final = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{4,16}})的(?P<count>\d{{1,6}}){_UNIT}(?=正在|已|未|尚|均|仍|全部)"
)
_SHORTEST: Final = 4
_FARTHEST: Final = 400


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    at = 0
    for line in passage.folded.splitlines(keepends=True):
        for match in _PART.finditer(line):
            whole = _whole(line[max(0, match.start() - _FARTHEST) : match.start()], match["name"], match["unit"])
            if whole is not None and int(match["count"]) > whole:
                span = at + match.start("count"), at + match.end("unit")
                yield passage.at(KIND, *span, values={"whole": whole})
        at += len(line)


def _whole(before: str, name: str, unit: str) -> int | None:
    """How many there are of what the name ends in, as the text said last; None when it did not."""
    for start in range(len(name) - _SHORTEST + 1):
        said = re.findall(rf"{name[start:]}(\d{{1,6}}){unit}", before)
        if said:
            return int(said[-1])
    return None
