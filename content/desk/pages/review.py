"""The review of a notice as its page shows it: the steps, what happened, and what this account may do now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.desk.actor import Actor
from content.desk.models import LedgerEntry
from content.desk.review import Refusal
from content.desk.roles import KEEPERS, WRITERS
from content.desk.views import NoticeView, RevisionView

from .language import gettext
from .problems import sentence
from .words import ROLES


@dataclass(frozen=True, slots=True)
class Step:
    """stage: done, next or later."""

    name: str
    stage: str
    stage_in_words: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a notice; `ledger` is the number of the line that says so, 0 without one."""

    verdict: str
    actor: str
    role: str
    at: int
    note: str
    sequence: int
    ledger: int


@dataclass(frozen=True, slots=True)
class May:
    """What this account may do with the notice; `role` is in whose name it decides."""

    edit: bool
    submit: bool
    withdraw: bool
    approve: bool
    role: str = ""
    why_not: str = ""


def chain(revision: RevisionView, steps: Sequence[str]) -> list[Step]:
    """The steps fixed when the wording was submitted; for a draft `steps`, as they would be now."""
    if not revision.steps:
        return [Step(str(ROLES[role]), "later", gettext("to come")) for role in steps]
    approved = sum(each.verdict == "approve" for each in revision.decisions)
    words = {"done": gettext("done"), "next": gettext("waits here"), "later": gettext("to come")}
    stages = ["done" if place < approved else "later" for place in range(len(revision.steps))]
    if revision.due:
        stages[revision.due.place] = "next"
    return [Step(str(ROLES[role]), stage, words[stage]) for role, stage in zip(revision.steps, stages, strict=True)]


def history(notice: NoticeView, lines: Sequence[LedgerEntry], people: Mapping[str, str]) -> list[Event]:
    """Everything so far, newest first. A withdrawal is known from the ledger's lines on the notice only."""
    found = [event for revision in notice.revisions for event in _of_revision(revision)]
    found += [
        Event(
            verdict="withdraw",
            actor=people.get(line.actor, line.actor),
            role="",
            at=line.at,
            note=line.details.get("reason", ""),
            sequence=notice.newest.sequence,
            ledger=line.seq,
        )
        for line in lines
        if line.kind == "withdraw"
    ]
    return found[::-1]


def may(notice: NoticeView, actor: Actor) -> May:
    own = actor.id in (notice.author.id, notice.newest.editor.id)
    gone = notice.withdrawn_at is not None
    refusal = notice.refusal(actor.id, actor.roles)
    due = notice.newest.due
    waits = notice.state == "submitted"
    return May(
        edit=not gone and actor.may(WRITERS) and (notice.author.id == actor.id or actor.may(KEEPERS)),
        submit=notice.state in ("draft", "returned") and actor.may(WRITERS) and (own or actor.may(KEEPERS)),
        withdraw=not gone and (notice.author.id == actor.id or actor.may(KEEPERS)),
        approve=waits and refusal is None,
        role=str(ROLES[due.role]) if due else "",
        why_not=_why_not(refusal) if waits and refusal else "",
    )


def _why_not(refusal: Refusal) -> str:
    return sentence(gettext(refusal.message) % {"role": str(ROLES.get(refusal.role, ""))})


def _of_revision(revision: RevisionView) -> list[Event]:
    written_as = "write" if revision.sequence == 1 else "revise"
    written = Event(written_as, revision.editor.display_name, "", revision.created_at, "", revision.sequence, 0)
    decided = [
        Event(
            verdict=each.verdict,
            actor=each.by.display_name,
            role=str(ROLES[each.role]) if each.role else "",
            at=each.at,
            note=each.note,
            sequence=revision.sequence,
            ledger=int(each.ledger_id.partition("-")[0]),
        )
        for each in revision.decisions
    ]
    return [written, *decided]
