"""One matter as its page shows it: every element of an office guide, as far as the record has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kiosk.fields import Fields, Lines, Text
from kiosk.guides import papers, pieces
from kiosk.guides.papers import Form, Slip
from kiosk.guides.pieces import CODES, Basis, Code, Days, Fee, Help, Material, Outcome, Step
from kiosk.texts import READS

FACTS = ("item_type", "handling", "level", "authority")


@dataclass(frozen=True, slots=True)
class Guide:
    """`slug` and `department` are names, `counter` a place ("1/counter-2"), `opening` the hours of its
    counter as kiosk/opening.py reads them, `slips` what is told once, by language."""

    slug: str
    title: Text
    summary: Text | None
    icon: str | None
    department: str | None
    counter: str | None
    audience: Text | None
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
    opening: object
    phone: str | None
    enquiry: Text | None
    help: Help
    forms: tuple[Form, ...]
    powers: tuple[str, ...]
    effective_from: str | None
    slips: Mapping[str, Slip]

    def slip(self, lang: str) -> tuple[str, Slip] | None:
        """What a reader of `lang` takes away, and the language it is in."""
        return next(((each, self.slips[each]) for each in READS[lang] if each in self.slips), None)

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
        audience=f.text("audience"),
        facts=tuple((name, text) for name in FACTS if (text := f.text(name))),
        codes=tuple(Code(kind, value) for kind in CODES if (value := codes.string(kind))),
        conditions=f.lines("conditions"),
        materials=pieces.materials(f),
        steps=pieces.steps(f),
        statutory=pieces.limit(f.inside("statutory")),
        promised=pieces.limit(f.inside("promised")),
        special=f.lines("special"),
        fee=pieces.fee(f.inside("fee")),
        basis=pieces.bases(f),
        result=pieces.outcome(f.inside("result")),
        visits=f.whole("visits"),
        visit_note=f.text("visit_note"),
        online=f.text("online"),
        self_service=f.flag("self_service"),
        hours=f.text("hours"),
        opening=f.raw("opening"),
        phone=f.string("phone"),
        enquiry=f.text("enquiry"),
        help=pieces.help_(f),
        forms=papers.forms(f),
        powers=f.strings("powers"),
        effective_from=f.string("effective_from"),
        slips=papers.slips(f),
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
        pieces.limit(f.inside("promised")),
        pieces.fee(f.inside("fee")),
    )
