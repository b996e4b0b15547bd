"""What alerts are typed from: for each event and colour the words that are known beforehand. The house brings its own;
an office writes over them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk import ledger
from content.desk.actor import Actor
from content.desk.models import AlertTemplate
from content.desk.moments import Ms
from content.desk.problems import checked
from content.desk.roles import ALERTERS
from content.published.canonical import digest

from .facts import Colour, Line, Long, Short
from .standing import COLOURS

BUILT_IN: Final = Path(__file__).parent / "templates.toml"
MOST_HOURS: Final = 240


class Words(BaseModel):
    """One template; hours: how long such an alert usually runs."""

    model_config = ConfigDict(extra="forbid", strict=True)

    event: Short
    event_en: Line | None = None
    colour: Colour
    text: Long
    text_en: Long | None = None
    instruction: Long
    instruction_en: Long | None = None
    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)] = 6


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its templates, from blue to red."""

    name: str
    event: str
    event_en: str
    colours: Mapping[str, Words]


def events(session: Session) -> list[Event]:
    """In the house's order; what the office added comes after."""
    kept = session.scalars(select(AlertTemplate).order_by(AlertTemplate.place, AlertTemplate.name))
    found = _built_in() | {row.name: Words.model_validate(row.content) for row in kept}
    by_event: dict[str, dict[str, Words]] = {}
    for words in found.values():
        by_event.setdefault(words.event, {})[words.colour] = words
    return [_event(colours) for colours in by_event.values()]


def find(session: Session, name: str) -> Words | None:
    row = session.get(AlertTemplate, name)
    return Words.model_validate(row.content) if row else _built_in().get(name)


def put(session: Session, actor: Actor, raw: object, *, now: Ms, origin: str) -> str:
    """Keep these words for their event and colour; the name. Raises Problem 400 naming the field, 403."""
    actor.require(ALERTERS)
    words = checked(Words, raw)
    name = name_of(words.event, words.colour)
    content = words.model_dump(exclude_none=True)
    row = session.get(AlertTemplate, name) or AlertTemplate(name=name, place=len(_built_in()))
    row.content, row.changed_at = content, now
    session.add(row)
    details = {"event": words.event, "colour": words.colour, "content": digest(content)}
    ledger.append(session, actor, "alert-template", "alerts", details, now=now, origin=origin)
    return name


def name_of(event: str, colour: str) -> str:
    return f"{event}-{colour}"


def _event(colours: Mapping[str, Words]) -> Event:
    first = next(iter(colours.values()))
    sorted_ones = {colour: colours[colour] for colour in COLOURS if colour in colours}
    return Event(first.event, first.event, first.event_en or first.event, sorted_ones)


@cache
def _built_in() -> dict[str, Words]:
    found = tomllib.loads(BUILT_IN.read_text("utf-8"))
    return {name_of(words.event, words.colour): words for words in _read(found["events"])}


def _read(listed: Iterable[Mapping[str, Any]]) -> Iterable[Words]:
    for each in listed:
        common = {name: value for name, value in each.items() if not isinstance(value, dict)}
        for colour in COLOURS:
            if colour in each:
                yield Words.model_validate({**common, "colour": colour, **each[colour]})
