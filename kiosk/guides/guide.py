"""One matter as its page shows it: every element of an office guide, as far as the record has it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from kiosk.fields import Fields, Lines, Text

CLAUSE = re.compile(r"[：；。:;]|\.(?=\s|$)")
GLANCE = 40


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


class Step(NamedTuple):
    name: Text
    text: Text | None
    who: Text | None
    days: int | None


class Basis(NamedTuple):
    law: Text
    article: Text | None
    text: Text | None


class Form(NamedTuple):
    name: Text
    note: Text | None


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


@dataclass(frozen=True, slots=True)
class Guide:
    """`slug` and `department` are names, `counter` a place ("1/counter-2"), `qr` the SHA-256 of the once-told slip."""

    slug: str
    title: Text
    summary: Text | None
    icon: str | None
    department: str | None
    counter: str | None
    facts: tuple[tuple[str, Text], ...]
    codes: tuple[Code, ...]
    conditions: Lines
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    statutory: Days | None
    promised: Days | None
    special: Lines
    fee: Fee | None
    basis: tuple[Basis, ...]
    result: Outcome | None
    visits: int | None
    visit_note: Text | None
    online: Text | None
    self_service: bool
    hours: Text | None
    phone: str | None
    enquiry: Text | None
    help: Help
    forms: tuple[Form, ...]
    powers: tuple[str, ...]
    effective_from: str | None
    qr: str | None

    @property
    def required(self) -> int:
        """How many things nobody can do without."""
        return sum(each.required for each in self.materials)


class Brief(NamedTuple):
    """What lists say of a matter."""

    slug: str
    title: Text
    summary: Text | None
    icon: str | None
    department: str | None
    counter: str | None
    promised: Days | None
    fee: Fee | None


FACTS = ("item_type", "handling", "audience", "level", "authority")
CODES: tuple[Literal["base", "implementation", "item"], ...] = ("base", "implementation", "item")


def guide(slug: str, body: Mapping[str, Any]) -> Guide:
    """Never raises, whatever the body."""
    f = Fields(body)
    codes = f.inside("codes")
    return Guide(
        slug=slug,
        title=f.text("title") or {"zh-Hans": slug},
        summary=f.text("summary"),
        icon=f.string("icon"),
        department=f.string("department"),
        counter=f.string("counter"),
        facts=tuple((name, text) for name in FACTS if (text := f.text(name))),
        codes=tuple(Code(kind, value) for kind in CODES if (value := codes.string(kind))),
        conditions=f.lines("conditions"),
        materials=_materials(f),
        steps=_steps(f),
        statutory=_days(f.inside("statutory")),
        promised=_days(f.inside("promised")),
        special=f.lines("special"),
        fee=_fee(f.inside("fee")),
        basis=bases(f),
        result=_outcome(f.inside("result")),
        visits=f.whole("visits"),
        visit_note=f.text("visit_note"),
        online=f.text("online"),
        self_service=f.flag("self_service"),
        hours=f.text("hours"),
        phone=f.string("phone"),
        enquiry=f.text("enquiry"),
        help=_help(f),
        forms=tuple(Form(name, each.text("note")) for each in f.each("forms") if (name := each.text("name"))),
        powers=f.strings("powers"),
        effective_from=f.string("effective_from"),
        qr=f.string("qr"),
    )


def brief(slug: str, body: Mapping[str, Any]) -> Brief:
    f = Fields(body)
    return Brief(
        slug,
        f.text("title") or {"zh-Hans": slug},
        f.text("summary"),
        f.string("icon"),
        f.string("department"),
        f.string("counter"),
        _days(f.inside("promised")),
        _fee(f.inside("fee")),
    )


def bases(f: Fields) -> tuple[Basis, ...]:
    """The laws that a guide or a power stands on, article by article."""
    return tuple(
        Basis(law, each.text("article"), each.text("text")) for each in f.each("basis") if (law := each.text("law"))
    )


def _materials(f: Fields) -> tuple[Material, ...]:
    return tuple(
        Material(name, each.text("form"), each.text("source"), each.flag("required"), each.text("note"))
        for each in f.each("materials")
        if (name := each.text("name"))
    )


def _steps(f: Fields) -> tuple[Step, ...]:
    return tuple(
        Step(name, each.text("text"), each.text("who"), each.whole("days"))
        for each in f.each("steps")
        if (name := each.text("name"))
    )


def _days(f: Fields) -> Days | None:
    days = f.whole("days")
    return None if days is None else Days(days, f.string("unit") == "calendar", f.text("note"))


def _fee(f: Fields) -> Fee | None:
    """Free only where the record says so: silence about a fee is not a promise."""
    free, text = f.flag("free"), f.text("text")
    return Fee(free, text, f.text("basis")) if free or text else None


def _outcome(f: Fields) -> Outcome | None:
    name = f.text("name")
    return Outcome(name, f.text("kind"), f.text("validity")) if name else None


def _help(f: Fields) -> Help:
    complaint = f.inside("complaint")
    return Help(complaint.string("phone"), complaint.text("text"), f.text("remedy"), f.lines("rights"))
