"""The office that issued a document, where the document or its page names one."""

import re
from collections.abc import Sequence
from typing import Final

from .dates import first_date, only_date
from .labels import ISSUER, SOURCE, Fact, first_of
from .script import fold

_PLACE: Final = r"[\u4e00-\u9fff]{1,10}?(?:自治区|自治州|省|市|县|区|旗|盟|州|镇|乡|街道)"
_COMMON: Final = (
    r"(?:人民)?政府(?:办公厅|办公室)?|委员会(?:办公室)?|(?<![布格大全结开时当定])局(?:办公室)?|厅|指挥部(?:办公室)?"
)
_TITLED: Final = re.compile(rf"({_PLACE}[\u4e00-\u9fff]{{0,14}}?(?:{_COMMON}))")
_ANY: Final = re.compile(
    rf"(?:{_PLACE}|[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,20}}?(?:{_COMMON}|办公室|中心|站|所|处|院|公司|大队|支队|总队|领导小组|部|委|署|科|股)"
)
_RED_HEAD: Final = re.compile(r"([\u4e00-\u9fff]{4,30}?)(?:文件|公告|令|函)?")
_SIGNED_WITHIN: Final = 8


def is_office(text: str) -> bool:
    """Whether a text is the name of an office and nothing else."""
    folded = fold(text)
    return len(folded) <= 30 and bool(_ANY.fullmatch(folded))


def red_head(line: str) -> str:
    """The office whose letterhead a line is, as 澄川市水务局文件; "" for any other line."""
    folded = fold(line).replace(" ", "")
    match = _RED_HEAD.fullmatch(folded)
    named = match[1] if match else ""
    return line.replace(" ", "")[: len(named)] if named and _TITLED.fullmatch(named) else ""


def issuer(title: str, head: Sequence[str], tail: Sequence[str], told: Sequence[Fact]) -> str:
    """By label, else who signed, else the letterhead, else whom the title names first, else the page's source."""
    labelled = first_of(told, ISSUER)
    if labelled and is_office(labelled.value):
        return labelled.value
    heads = (name for name in map(red_head, head) if name)
    found = signed_by(tail) or next(heads, "") or titled(title)
    source = first_of(told, SOURCE)
    return found or (source.value if source and is_office(source.value) else "")


def titled(title: str) -> str:
    """The office with a place in its name that a title begins with."""
    match = _TITLED.match(fold(title))
    return title[: match.end()] if match else ""


def signed_by(tail: Sequence[str]) -> str:
    """The office that stands right above, or before, the date at the end."""
    last = tail[-_SIGNED_WITHIN:]
    for above, line in zip(("", *last), last, strict=False):
        if only_date(line) and is_office(above):
            return above
        office, _, rest = line.partition(" ")
        if rest and only_date(rest) and first_date(rest) and is_office(office):
            return office
    return ""
