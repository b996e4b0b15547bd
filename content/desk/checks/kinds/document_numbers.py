"""The number of another government's document, left in a text: "贺政办发〔2019〕3号" in an office that is not in 贺州.

Whose a number is its first character tells: ours are in our place's name and in those above it. The short names of
provinces, and those of cities that are in no name (穗, 榕), are never asked about."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from .. import places
from ..around import Known
from ..finding import Finding
from ..passage import Passage
from .names import KIND, our_codes

_NUMBER: Final = re.compile(r"([\u4e00-\u9fff])(?:政|府)(?:办)?(?:发|函|规|字)〔")
_SHORT: Final = frozenset(
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋内蒙陕吉闽贵粤青藏川宁琼滇黔秦陇蜀港澳台穗榕甬蓉洪邕筑郑昆兰汉国省市县区州"
)
_LENGTHS: Final = (2, 4, 6)


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    if passage.english or not known.office:
        return
    for match in _NUMBER.finditer(passage.folded):
        if match[1] not in _SHORT and match[1] not in _ours(known.office):
            yield passage.at(KIND, match.start(1), match.end() - 1)


@lru_cache(maxsize=64)
def _ours(office: str) -> frozenset[str]:
    """The characters of the office's name and of every place that it lies in."""
    above = {code[:length] for code in our_codes(office) for length in _LENGTHS}
    named = "".join(name for name, codes in places.codes().items() if codes & above)
    return frozenset(office + named)
