"""A guide document as the content of a guide record: labelled sections as far as they are found, the rest flagged."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from . import guide_items, guide_limits
from .dates import first_date
from .document import Document
from .guide_labels import BOTH, Section, sections
from .script import Script, fold

_TEXTS: Final = (
    "item_type", "handling", "audience", "level", "authority", "online", "hours", "visit_note", "enquiry", "remedy"
)  # fmt: skip
_LINES: Final = ("conditions", "special", "rights")
_CODES: Final = {"code_base": "base", "code_implementation": "implementation", "code_item": "item"}
# What no guide may lack.
_NEEDED: Final = ("authority", "basis", "conditions", "materials", "steps", "statutory", "promised", "fee")
_ENDINGS: Final = ("办事指南", "服务指南", "办理指南", "审批指南", "指南", "的")
_LONGEST_NAME: Final = 60
_STEPS: Final = re.compile("[a-z0-9]+")
Filled = Iterator[tuple[str, Any]]


def content(document: Document, stand_in: str) -> dict[str, Any]:
    """The fields that the document fills. A flag `unplaced` holds each line that found no field."""
    above, found = sections(document.body)
    made: dict[str, Any] = {"title": {document.script: title(document) or stand_in}}
    unplaced = list(above)
    for section in found:
        told = dict(_filled(section, document.script)) if section.lines else {}
        unplaced += told.pop("unplaced", [])
        told = {field: value for field, value in told.items() if value not in (None, [])}
        fresh = {field: value for field, value in told.items() if field not in made}
        if (not fresh or len(fresh) < len(told)) and section.lines != (made["title"].get(document.script),):
            unplaced += [f"{section.label}：{line}" if section.label else line for line in section.lines]
        made |= fresh
    codes = {name: made.pop(field) for field, name in _CODES.items() if field in made}
    if codes:
        made["codes"] = codes
    missing = [f"{field}-missing" for field in _NEEDED if field not in made]
    flags = [*_own(document), *missing, *(f"unplaced: {line}" for line in unplaced)]
    return made | ({"flags": flags} if flags else {})


def title(document: Document) -> str:
    """The matter's own name, else the document's title without the words that every guide's has."""
    _, found = sections(document.body)
    labelled = (section.lines[0] for section in found if section.field == "title" and section.lines)
    return next(labelled, "") or _without_ending(document.title)


def name_of(words: str) -> str:
    """A name for addresses: the pinyin of the matter."""
    # Its dictionaries are large, and only new names need them.
    from pypinyin import lazy_pinyin

    spelled = "-".join(lazy_pinyin(fold(words))).lower()
    return "-".join(_STEPS.findall(spelled))[:_LONGEST_NAME].strip("-") or "guide"


def _own(document: Document) -> list[str]:
    """Flags that mean something for a guide, which has no number and no dates of its own."""
    of_records = ("number-", "issuer-", "written-on-", "published-on-", "title-missing")
    kept = [flag for flag in document.flags if not flag.startswith(of_records)]
    return kept if title(document) else ["title-missing", *kept]


def _without_ending(words: str) -> str:
    for ending in _ENDINGS:
        if fold(words).endswith(ending):
            words = words[: -len(ending)].strip('“”"《》 ')
    return words


def _filled(section: Section, script: Script) -> Filled:
    one = "\n".join(section.lines)
    if section.field in _TEXTS:
        yield section.field, {script: one}
    elif section.field == BOTH:
        for field, told in guide_items.place_and_hours(section.lines).items():
            yield field, {script: "\n".join(told)}
    elif section.field in _LINES:
        yield section.field, [{script: text} for text in guide_items.items(section.lines)]
    elif section.field in _CODES and len(section.lines) == 1:
        yield section.field, one
    elif section.field in _SPECIAL:
        yield from _SPECIAL[section.field](section.lines, script)


def _limits(lines: Sequence[str], script: Script) -> Filled:
    legal, promised = guide_limits.both_limits("；".join(lines))
    yield "statutory", guide_limits.limit(legal, script)
    yield "promised", guide_limits.limit(promised, script)


def _basis(lines: Sequence[str], script: Script) -> Filled:
    found, rest = guide_items.articles(lines, script)
    yield "basis", found
    if found:
        yield "unplaced", rest


def _words(field: str, make: Callable[[str], Any]) -> Callable[[Sequence[str], Script], Filled]:
    def filled(lines: Sequence[str], script: Script) -> Filled:
        del script
        yield field, make(lines[0]) if len(lines) == 1 else None

    return filled


def _effective(text: str) -> str | None:
    found = first_date(text)
    return found.day if found else None


_SPECIAL: Final[dict[str, Callable[[Sequence[str], Script], Filled]]] = {
    "basis": _basis,
    "limits": _limits,
    "materials": lambda lines, script: iter([("materials", guide_items.materials(lines, script))]),
    "steps": lambda lines, script: iter([("steps", guide_items.steps(lines, script))]),
    "statutory": lambda lines, script: iter([("statutory", guide_limits.limit("；".join(lines), script))]),
    "promised": lambda lines, script: iter([("promised", guide_limits.limit("；".join(lines), script))]),
    "fee": lambda lines, script: iter([("fee", guide_limits.fee("；".join(lines), script))]),
    "result": lambda lines, script: iter([("result", {"name": {script: "\n".join(lines)}})]),
    "complaint": lambda lines, script: iter([("complaint", {"text": {script: "\n".join(lines)}})]),
    "forms": lambda lines, script: iter([("forms", [{"name": {script: text}} for text in guide_items.items(lines)])]),
    "phone": _words("phone", str),
    "complaint_phone": _words("complaint", lambda text: {"phone": text}),
    "self_service": _words("self_service", {"是": True, "支持": True, "否": False, "不支持": False}.get),
    "visits": _words("visits", guide_limits.times),
    "effective_from": _words("effective_from", _effective),
}
