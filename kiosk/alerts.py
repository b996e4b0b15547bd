"""An emergency as a page shows it: its colour with its word and sign, and every fact by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COLOURS = ("blue", "yellow", "orange", "red", "over")


@dataclass(frozen=True, slots=True)
class Alert:
    """One language's words. colour: that of the level, or `over`; facts: (name, value), the law's eight."""

    colour: str
    headline: str
    drill: bool
    facts: tuple[tuple[str, str], ...]


def alert_of(item: Mapping[str, Any]) -> Alert | None:
    """What an item of the alert region says; None for one of another kind."""
    told, headline, colour = item.get("facts"), item.get("headline"), item.get("colour")
    if not (isinstance(told, list) and isinstance(headline, str) and colour in COLOURS):
        return None
    facts = tuple((str(fact[0]), str(fact[1])) for fact in told if isinstance(fact, list) and len(fact) == 2)
    return Alert(colour, headline, item.get("drill") is True, facts)
