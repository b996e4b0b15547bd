"""The review chains of a new office: 科室 - 办公室 - 分管领导 - (重要) 局长, with a secrecy review in each."""

from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from .chains import IMPORTANT, NOTICE, PATIENCE, ROUTINE, name_of
from .models import Chain
from .records.kinds import KINDS
from .review import SECRECY
from .roles import LEVELS

# What scrolls for a day has the short one, and the office answers for its secrecy.
SHORT: Final = ("section", "office")
WITH_DIRECTOR: Final = (*SHORT, "deputy", "director")
RECORDS: Final = ("section", SECRECY, "office", "deputy")


class Rule(NamedTuple):
    """A chain as it is founded: its steps, and which of them answers for secrecy."""

    kind: str
    level: str
    steps: tuple[str, ...]
    secrecy_by: str


def founded() -> list[Rule]:
    """The chains of a new office."""
    notices = [Rule(NOTICE, level, WITH_DIRECTOR if level == IMPORTANT else SHORT, "office") for level in LEVELS]
    records = [Rule(kind, ROUTINE, RECORDS, SECRECY) for kind in KINDS]
    return [*notices, *records, *(Rule(kind, IMPORTANT, (*RECORDS, "director"), SECRECY) for kind in KINDS)]


def found(session: Session) -> dict[str, list[str]]:
    """Put down the chains of a new office; their steps by name, for the ledger's first line."""
    rules = founded()
    session.add_all(Chain(**rule._asdict() | {"steps": list(rule.steps), "patience": PATIENCE}) for rule in rules)
    return {name_of(rule.kind, rule.level): list(rule.steps) for rule in rules}
