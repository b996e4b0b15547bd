"""One department as its page shows it: what it does, where it sits, who does what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kiosk.fields import Fields, Lines, Text


class Person(NamedTuple):
    """A post, never a name: what it is for and where it sits; `path` is its place in the record."""

    post: Text
    duties: Text | None
    room: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Department:
    """`rooms` are places ("5/room-501"), `matters` names of guides, `qr` the SHA-256 of its card."""

    slug: str
    title: Text
    summary: Text | None
    duties: Lines
    rooms: tuple[str, ...]
    floor: int | None
    phone: str | None
    hours: Text | None
    people: tuple[Person, ...]
    matters: tuple[str, ...]
    qr: str | None


def department(slug: str, body: Mapping[str, Any]) -> Department:
    """Never raises, whatever the body."""
    f = Fields(body)
    return Department(
        slug=slug,
        title=f.text("title") or {"zh-Hans": slug},
        summary=f.text("summary"),
        duties=f.lines("duties"),
        rooms=f.strings("rooms"),
        floor=f.whole("floor"),
        phone=f.string("phone"),
        hours=f.text("hours"),
        people=_people(f),
        matters=f.strings("matters"),
        qr=f.string("qr"),
    )


def _people(f: Fields) -> tuple[Person, ...]:
    """The head first."""
    people = ((f"people.{place}", each) for place, each in enumerate(f.each("people")))
    return tuple(
        Person(post, each.text("duties"), each.string("room"), path)
        for path, each in (("head", f.inside("head")), *people)
        if (post := each.text("post"))
    )
