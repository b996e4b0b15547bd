"""The checks on a text alone."""

from dataclasses import fields
from datetime import date
from typing import Any

from content.desk.checks import Around, Finding, Known, run

TODAY = date(2026, 11, 22)
OFFICE = "澄川市水务局"
PHONES = frozenset({"09995550110"})


def surroundings(**more: Any) -> Around:
    named = {each.name for each in fields(Known)}
    known = {name: value for name, value in more.items() if name in named}
    beside = {name: value for name, value in more.items() if name not in named}
    return Around(Known(**{"today": TODAY, "office": OFFICE, "phones": PHONES, **known}), **beside)


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
