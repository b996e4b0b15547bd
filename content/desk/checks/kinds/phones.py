"""Telephones: mobile numbers, and landlines that are not among those that the office publishes."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage
from .digits import masked

KIND: Final = "phone"
_MOBILE: Final = re.compile(r"(?<![0-9A-Za-z*.])(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![0-9A-Za-z*])")
_LANDLINE: Final = re.compile(
    r"(?<![0-9A-Za-z*./])((?:[(]0\d{2,3}[)]|0\d{2,3})[ —–-]{0,3}[2-9]\d{6,7})(?![0-9A-Za-z*/])"
)
# A number without its area, where the text says that it is one.
_SHORT: Final = re.compile(r"(?:电话|热线|座机|传真|联系方式)[:： ]{0,2}([2-9]\d{2,3}[ -]?\d{4})(?![0-9*-])")
# Everybody's own: 110, 12345, 12314, 400 and 95xxx are no persons'.
_NO_DIGIT: Final = re.compile(r"\D")
# Of a record these are where the office's own numbers are published.
_OWN_FIELDS: Final = frozenset({"phone", "complaint_phone", "phone_note", "enquiry", "complaint", "hours"})


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    for match in _MOBILE.finditer(passage.folded):
        yield from _found(passage, match, (3, 4), known)
    if passage.field.partition(".")[0] in _OWN_FIELDS:
        return
    for pattern in (_LANDLINE, _SHORT):
        for match in pattern.finditer(passage.folded):
            yield from _found(passage, match, (4, 3) if pattern is _LANDLINE else (2, 2), known)


def _found(passage: Passage, match: re.Match[str], ends: tuple[int, int], known: Known) -> Iterator[Finding]:
    start, end = match.span(1)
    if not _is_ours(_NO_DIGIT.sub("", match[1]), known):
        yield passage.at(KIND, start, end, masked(passage.text[start:end], *ends))


def _is_ours(digits: str, known: Known) -> bool:
    """With or without the area."""
    return any(own == digits or (len(digits) >= 7 and own.endswith(digits)) for own in known.phones)
