"""The findings of a wording, and which of them are answered: a reason counts for exactly this finding in exactly this
content, and everybody who reads the wording sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..errors import Problem
from ..models import KeptFinding, Notice, Record
from ..moments import Ms
from .finding import Finding
from .gathering import around
from .kinds import PERSONAL
from .run import run

MOST_NAMED: Final = 5
LONGEST: Final = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """Who left it as it is, when, why, and the ledger's line that says so."""

    by: str
    display_name: str
    at: Ms
    because: str
    ledger_id: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding and its answer. `before` is the reason for which it was kept in an earlier wording."""

    finding: Finding
    kept: Kept | None = None
    before: str = ""

    @property
    def open(self) -> bool:
        return self.kept is None and self.finding.open_until_answered


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings of the wording whose digest is `content`."""

    content: str
    standings: tuple[Standing, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        return tuple(each.finding for each in self.standings if each.open)


def of_item(session: Session, item: Notice | Record, now: Ms) -> Checked:
    """The newest wording's."""
    revision = item.revisions[-1]
    found = found_in(session, kind_of(item), revision.content, now, item.subject)
    return answered(session, item.subject, revision.digest, found)


def found_in(
    session: Session, kind: str, content: Mapping[str, Any], now: Ms, subject: str = ""
) -> tuple[Finding, ...]:
    """The findings of any content, saved or not; `subject` is the ledger name of what it words, if it is there yet."""
    return run(kind, dict(content), around(session, kind, content, now, subject))


def answered(session: Session, subject: str, content: str, found: Iterable[Finding]) -> Checked:
    rows = session.scalars(select(KeptFinding).where(KeptFinding.subject == subject).order_by(KeptFinding.id)).all()
    now = {row.finding: _kept(row) for row in rows if row.content == content}
    before = {row.finding: row.because for row in rows}
    return Checked(content, tuple(Standing(each, now.get(each.id), before.get(each.id, "")) for each in found))


def require_settled(session: Session, item: Notice | Record, now: Ms) -> None:
    """Raises Problem 409 that names the findings which are neither fixed nor kept."""
    session.flush()
    checked_now = of_item(session, item, now)
    found = checked_now.open
    if not found:
        return
    extra = {"findings": [each.id for each in found], "content": checked_now.content}
    message = "first fix or keep what was found: %(findings)s"
    raise Problem(409, "open-findings", message, field=found[0].field, extra=extra, findings=named(found))


def named(found: Sequence[Finding]) -> str:
    """What they quote, in one line: “x县”, “共 件”, +3."""
    line = ", ".join(f"“{shown(each)}”" for each in found[:MOST_NAMED])
    return line + (f", +{len(found) - MOST_NAMED}" if len(found) > MOST_NAMED else "")


def shown(finding: Finding) -> str:
    """What a finding quotes, where it stands beside the text or is kept for ever: in one short line, numbers of persons
    masked."""
    quoted = finding.quoted
    if finding.kind in PERSONAL:
        quoted = finding.suggestion or "*" * len(quoted)
    line = " ".join(quoted.split()) or quoted.replace("\n", "⏎") or finding.field
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def kind_of(item: Notice | Record) -> str:
    return "notice" if isinstance(item, Notice) else item.kind


def _kept(row: KeptFinding) -> Kept:
    return Kept(row.account.name, row.account.display_name, row.at, row.because, row.ledger_id)
