"""The name of another place or office, left in a text that somebody took over.

A place counts that is in the list of China's places and neither ours, nor within ours, nor above us, by the office's
own name. What the office itself lists as another's is found wherever it stands; what it lists as fine never."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from .. import places
from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "place"
LISTED: Final = "foreign-name"
# Behind a name that is only part of a longer word: 双城区域, 水资源县级.
_GOES_ON: Final = frozenset("域间段块别级")
_OFFICE: Final = re.compile(
    r"(?:市|县|区|省|旗)?(?:人民政府|政府|水务|水利|水文|民政|环保|生态环境|住建|财政|教育|公安|国土|自然资源|农业|林业|"
    r"城管|交通|卫生|卫健|审计|统计|政务|信息公开|日报|晚报)"
)
# Counties are called 平安, 和平: what is meant is certain only beside a bureau.
_BUREAU: Final = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:局|政府)")
_PORTAL: Final = re.compile(r"(?<=[《“「])中国[·]?([\u4e00-\u9fff]{2,4}?)(?=[》”」]|政府|门户|网)")
COUNTY: Final = 6
# Counties and districts that are everyday words: 会同市财政局 is two bureaus together, 合作 is done with one.
_EVERYDAY: Final = frozenset(
    ("会同", "合作", "公安", "延长", "共和", "通道", "同心", "解放", "和平", "平安", "东方", "新建", "前进", "向阳")
)
# A road or a river may be called after a place.
_STREET: Final = re.compile(r"(?:东|西|南|北|中)?(?:路|街|大道|大街|河|江|湖|站|桥)")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    text = passage.folded
    taken: list[tuple[int, int]] = []
    for name in known.foreign:
        for match in re.finditer(re.escape(name), text, re.IGNORECASE) if name else ():
            taken.append(match.span())
            yield passage.at(LISTED, *match.span())
    if passage.english:
        return
    ours = our_codes(known.office)
    for place in (*places.named(text), *_stems(text)):
        if not _is_ours(place.name, ours) and not _allowed(place, text, known) and not _within(place, taken):
            taken.append((place.start, place.end))
            yield passage.at(KIND, place.start, place.end)


@lru_cache(maxsize=64)
def our_codes(office: str) -> frozenset[str]:
    """The codes of the places in the office's name; those that lie in another of them are meant more exactly."""
    found = [places.codes()[place.name] for place in places.named(office)] or [
        places.stems()[place.name] for place in _stems(office)
    ]
    return frozenset().union(*found) if found else frozenset()


def _stems(text: str) -> Iterator[places.Place]:
    """Names without 市 or 县, where the name of an office follows, or in the name of a government's pages:
    逊克水务局, 《中国通辽》."""
    known = places.stems()
    for match in _PORTAL.finditer(text):
        if match[1] in known:
            yield places.Place(match.start(1), match.end(1), match[1])
    for match in _OFFICE.finditer(text):
        end = match.start()
        bureau = _BUREAU.match(text, end) is not None
        for length in (4, 3, 2):
            start = end - length
            found = known.get(text[start:end], frozenset()) if start >= 0 else frozenset()
            if text[start:end] not in _EVERYDAY and any(bureau or len(code) < COUNTY for code in found):
                yield places.Place(start, end, text[start:end])
                break


def _is_ours(name: str, ours: frozenset[str]) -> bool:
    theirs = places.codes().get(name) or places.stems().get(name, frozenset())
    return places.related(ours, theirs)


def _allowed(place: places.Place, text: str, known: Known) -> bool:
    after = text[place.end : place.end + 5]
    if after[:1] in _GOES_ON or _STREET.match(after):
        return True
    if len(place.name) == places.SHORT and place.name[-1] in places.SUFFIXES and not _OFFICE.match(after):
        return True
    around_it = text[max(0, place.start - 20) : place.end + 20]
    return any(place.name in word and word in around_it for word in known.allowed)


def _within(place: places.Place, taken: list[tuple[int, int]]) -> bool:
    return any(place.start < end and start < place.end for start, end in taken)
