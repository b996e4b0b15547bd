"""Document numbers (文号), as 澄水〔2026〕12号, and index numbers (索引号)."""

import re
from collections.abc import Iterable
from typing import Final

from .labels import INDEX, NUMBER, Fact, first_of
from .script import fold

_NUMBER: Final = re.compile(
    r"([\u4e00-\u9fff]{1,12}) ?[〔\[(【{〖〈] ?((?:19|20)\d{2}) ?[〕\])】}〗〉] ?第? ?(\d{1,5}) ?号"
)
_INDEX: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]{3,63}")
# The one who signs stands beside the number on a report to a higher office.
_SIGNER: Final = re.compile(r" ?签发人?[: ].*")


def number_in(text: str) -> str:
    """The document number that a text consists of, its brackets as they should be; "" for any other."""
    folded = _SIGNER.sub("", fold(text)).strip()
    if not folded or not _NUMBER.fullmatch(folded):
        return ""
    match = _NUMBER.match(folded)
    if match is None:
        return ""
    office, sign = text[match.start(1) : match.end(1)], text[match.end() - 1]
    return f"{office}〔{match[2]}〕{int(match[3])}{sign}"


def document_number(head: Iterable[str], told: Iterable[Fact]) -> str:
    """Its own number: behind a label, or alone on a line above the body. Numbers that are cited are not its own."""
    labelled = first_of(told, NUMBER)
    if labelled and number_in(labelled.value):
        return number_in(labelled.value)
    return next((number for number in map(number_in, head) if number), "")


def index_number(told: Iterable[Fact]) -> str:
    labelled = first_of(told, INDEX)
    return labelled.value if labelled and _INDEX.fullmatch(labelled.value) else ""
