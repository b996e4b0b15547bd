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


def alerts_of(item: Mapping[str, Any]) -> dict[str, Alert]:
    """What an item of the alert region says, by language; nothing for one of another kind."""
    told = {
        str(item.get("lang")): _alert(item, item.get("headline"), item.get("facts")),
        "zh-Hant": _alert(item, item.get("headline_hant"), item.get("facts_hant")),
    }
    return {lang: alert for lang, alert in told.items() if alert}


def _alert(item: Mapping[str, Any], headline: object, told: object) -> Alert | None:
    colour = item.get("colour")
    if not (isinstance(told, list) and isinstance(headline, str) and colour in COLOURS):
        return None
    facts = tuple((str(fact[0]), str(fact[1])) for fact in told if isinstance(fact, list) and len(fact) == 2)
    return Alert(str(colour), headline, item.get("drill") is True, facts)
