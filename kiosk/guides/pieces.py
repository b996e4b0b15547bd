"""What a guide is made of: limits, fee, materials, steps, laws, forms; read without trust."""

import re
from typing import Literal, NamedTuple

from kiosk.fields import Fields, Lines, Text

CLAUSE = re.compile(r"[：；。:;]|\.(?=\s|$)")
GLANCE = 40
CODES: tuple[Literal["base", "implementation", "item"], ...] = ("base", "implementation", "item")


class Days(NamedTuple):
    """A time limit: working days unless `calendar`; `note` says what it runs from or leaves out."""

    days: int
    calendar: bool
    note: Text | None


class Fee(NamedTuple):
    """`text` is the whole rule, which may be long."""

    free: bool
    text: Text | None
    basis: Text | None

    @property
    def gist(self) -> Text:
        """Its first clause, in the languages where that is short enough to be read at a glance."""
        first = {lang: CLAUSE.split(words, maxsplit=1)[0].strip() for lang, words in (self.text or {}).items()}
        return {lang: words for lang, words in first.items() if 0 < len(words) <= GLANCE}


class Material(NamedTuple):
    """One thing to bring. `form` is original or copy and how many; `source` who issues it."""

    name: Text
    form: Text | None
    source: Text | None
    required: bool
    note: Text | None


class Incomplete(NamedTuple):
    """What happens where papers are missing: everything is told once, within so many working days; 0 is at once."""

    days: int | None
    note: Text | None


class Step(NamedTuple):
    """`incomplete` where this step looks whether all papers are there, and sends back who lacks some."""

    name: Text
    text: Text | None
    who: Text | None
    days: int | None
    incomplete: Incomplete | None


class Basis(NamedTuple):
    law: Text
    article: Text | None
    text: Text | None


class Outcome(NamedTuple):
    """What the visitor holds in the end."""

    name: Text
    kind: Text | None
    validity: Text | None


class Help(NamedTuple):
    """Whom to turn to when it goes wrong, and the visitor's rights."""

    complaint_phone: str | None
    complaint: Text | None
    remedy: Text | None
    rights: Lines


class Code(NamedTuple):
    kind: Literal["base", "implementation", "item"]
    value: str


def bases(f: Fields) -> tuple[Basis, ...]:
    """The laws that a guide or a power stands on, article by article."""
    return tuple(
        Basis(law, each.text("article"), each.text("text")) for each in f.each("basis") if (law := each.text("law"))
    )


def materials(f: Fields) -> tuple[Material, ...]:
    return tuple(
        Material(name, each.text("form"), each.text("source"), each.flag("required"), each.text("note"))
        for each in f.each("materials")
        if (name := each.text("name"))
    )


def steps(f: Fields) -> tuple[Step, ...]:
    return tuple(
        Step(name, each.text("text"), each.text("who"), each.whole("days"), _incomplete(each))
        for each in f.each("steps")
        if (name := each.text("name"))
    )


def _incomplete(step: Fields) -> Incomplete | None:
    f = step.inside("incomplete")
    return Incomplete(f.whole("days"), f.text("note")) if step.has("incomplete") else None


def limit(f: Fields) -> Days | None:
    days = f.whole("days")
    return None if days is None else Days(days, f.string("unit") == "calendar", f.text("note"))


def fee(f: Fields) -> Fee | None:
    """Free only where the record says so: silence about a fee is not a promise."""
    free, text = f.flag("free"), f.text("text")
    return Fee(free, text, f.text("basis")) if free or text else None


def outcome(f: Fields) -> Outcome | None:
    name = f.text("name")
    return Outcome(name, f.text("kind"), f.text("validity")) if name else None


def help_(f: Fields) -> Help:
    complaint = f.inside("complaint")
    return Help(complaint.string("phone"), complaint.text("text"), f.text("remedy"), f.lines("rights"))
