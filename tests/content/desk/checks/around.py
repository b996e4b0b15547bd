"""The checks on a text alone."""

from datetime import date
from typing import Any

from content.desk.checks import Around, Finding, run

TODAY = date(2026, 11, 22)
OFFICE = "澄川市水务局"
PHONES = frozenset({"09995550110"})


def surroundings(**more: Any) -> Around:
    return Around(**{"today": TODAY, "office": OFFICE, "phones": PHONES, **more})


def found(text: str, *, field: str = "body", title: str = "", **more: Any) -> list[Finding]:
    """What is found in the body (or another field) of a record; `more` is about the office."""
    content = {"title": {"zh-Hans": title or "关于供水的说明"}, field: {"zh-Hans": text}}
    return [each for each in run("about", content, surroundings(**more)) if title or not each.field.startswith("title")]


def of(kind: str, text: str, **more: Any) -> list[str]:
    """What the findings of one kind quote."""
    return [each.quoted for each in found(text, **more) if each.kind == kind]


def noticed(text: str, *, around: Around | None = None, **content: Any) -> list[Finding]:
    """What is found in a notice."""
    whole = {"kind": "scroll", "channels": ["lobby-led"], "level": "routine", "text": text, **content}
    return list(run("notice", whole, around or surroundings()))
