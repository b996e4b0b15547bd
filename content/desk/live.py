"""Which wordings screens may show: the newest of each notice whose chain is complete, checked against the
ledger byte for byte before it leaves the desk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import String, bindparam, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from content.published.canonical import digest

from . import ledger, review
from .compile.showing import Approved
from .lines import Lines, digest_of, parsed
from .models import Decision, Notice, Office, Revision
from .moments import Ms

Wrong = tuple[str, str]
_NEWEST: Final = (
    select(Revision.notice_id, func.max(Revision.sequence).label("sequence"))
    .join(Decision, Decision.revision_id == Revision.id)
    .join(Notice, Notice.id == Revision.notice_id)
    .where(Decision.final, Notice.withdrawn_at.is_(None))
    .group_by(Revision.notice_id)
    .subquery()
)
_DUE_IDS: Final = (
    select(Revision.id)
    .join(_NEWEST, (_NEWEST.c.notice_id == Revision.notice_id) & (_NEWEST.c.sequence == Revision.sequence))
    .where(or_(Revision.ends_at.is_(None), Revision.ends_at > bindparam("now")))
)
_ALL: Final = (
    select(
        Revision.id,
        Revision.notice_id,
        Revision.sequence,
        Notice.order,
        type_coerce(Revision.content, String),
        Revision.digest,
    )
    .join(Notice, Notice.id == Revision.notice_id)
    .order_by(Revision.notice_id, Revision.sequence)
)
_ALL_DECIDED: Final = select(
    Decision.revision_id,
    Decision.verdict,
    Decision.account_id,
    type_coerce(Decision.steps, String),
    Decision.final,
    Decision.ledger_id,
).order_by(Decision.id)
_ENDS: Final = select(Revision.notice_id, Revision.ends_at).where(
    Revision.id.in_(_DUE_IDS), Revision.ends_at.is_not(None)
)
_DUE: Final = _ALL.where(Revision.id.in_(_DUE_IDS))
_DUE_DECIDED: Final = _ALL_DECIDED.where(Decision.revision_id.in_(_DUE_IDS))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it lies in the database."""

    verdict: str
    account: int
    steps: tuple[str, ...]
    final: bool
    ledger_id: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A revision as it lies in the database, its content as JSON text, with what was decided on it."""

    id: int
    notice: int
    sequence: int
    order: int
    content: str
    digest: str
    rulings: tuple[Ruling, ...]

    @property
    def name(self) -> str:
        return f"notice {self.notice} revision {self.sequence}"

    @property
    def subject(self) -> str:
        return f"notice:{self.notice}"


class Judged(Protocol):
    """A wording, of a notice or a record, to be held against the ledger. subject: what the ledger calls it."""

    @property
    def subject(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def content(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def rulings(self) -> tuple[Ruling, ...]: ...


def approved(session: Session, now: Ms, naming: str = "") -> tuple[list[Approved], list[Wrong]]:
    """What may be shown from now on, and what may not although its row says so; of all, or of the wordings whose JSON
    text has `naming` in it."""
    found, wrong = [], []
    candidates = [each for each in wordings(session, now) if naming in each.content]
    lines = lines_of(session, candidates)
    for each in candidates:
        reason = fault(each, lines)
        if reason is None:
            content = parsed(each.content)
            found.append(Approved(each.notice, each.sequence, each.order, each.rulings[-1].ledger_id, content))
        else:
            wrong.append(("not-as-approved", f"{each.name}: {reason}"))
    return found, wrong


def ends(session: Session, now: Ms) -> dict[int, Ms]:
    """When those of what is approved that end are over, by notice."""
    return {notice: at for notice, at in session.execute(_ENDS, {"now": now}) if at is not None}


def fault(wording: Judged, lines: Lines) -> str | None:
    """Why this wording does not count as approved, by its own bytes and the ledger's; None when it does."""
    content = digest_of(wording.content)
    if not content or content != wording.digest:
        return "its text is not the one that was written"
    made = [review.Made(each.verdict, each.account, each.steps) for each in wording.rulings]
    if review.state(made) != "approved" or not wording.rulings[-1].final:
        return "its review is not complete"
    for ruling in wording.rulings:
        found = lines.find(ruling.ledger_id)
        if found is None:
            return f"the ledger's line {ruling.ledger_id} is missing or was changed"
        line, details = found
        told = (line.kind, line.subject, details.get("content"), details.get("revision"))
        same = told == (ruling.verdict, wording.subject, content, wording.sequence)
        if not same or not _as_decided(ruling, details):
            return f"the ledger's line {ruling.ledger_id} speaks of something else"
    return None


def _as_decided(ruling: Ruling, details: Mapping[str, Any]) -> bool:
    """Whether the chain that was entered, and the place in it, are those of the ledger's line."""
    if ruling.verdict == "submit":
        return list(ruling.steps) == details.get("steps") and not ruling.final
    return ruling.verdict != "approve" or ruling.final is details.get("final")


def wordings(session: Session, now: Ms | None = None) -> list[Wording]:
    """Every revision in the order of notices; with `now`, of each notice the newest that a final decision was
    made on, where that is not over and not withdrawn."""
    words, decided = (_ALL, _ALL_DECIDED) if now is None else (_DUE, _DUE_DECIDED)
    asked = {} if now is None else {"now": now}
    rulings: dict[int, list[Ruling]] = {}
    for revision, verdict, account, steps, final, ledger_id in session.execute(decided, asked):
        rulings.setdefault(revision, []).append(Ruling(verdict, account, steps_of(steps), final, ledger_id))
    return [Wording(*row, tuple(rulings.get(row[0], ()))) for row in session.execute(words, asked)]


def lines_of(session: Session, found: Iterable[Judged]) -> Lines:
    """The ledger's lines that these wordings were decided by."""
    return Lines(session, (ruling.ledger_id for wording in found for ruling in wording.rulings))


def office_fault(session: Session, office: Office) -> str | None:
    """Why the idle screens' texts do not count as approved; None when they do."""
    entry = ledger.find(session, office.idle_ledger_id)
    content = digest({"text": office.name, "text_en": office.name_en})
    if entry is None or entry.kind != "idle" or entry.details.get("content") != content:
        return "the office's name is not the one in the ledger"
    return None


def of_channel(notices: Sequence[Approved], channel: str) -> list[Approved]:
    return [notice for notice in notices if channel in notice.content["channels"]]


def steps_of(text: str | None) -> tuple[str, ...]:
    found = parsed(f'{{"steps": {text}}}').get("steps") if text else None
    return tuple(found) if isinstance(found, list) else ()
