"""The review of a notice or a record as its page shows it: the steps, what happened, what this account may do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.desk.actor import Actor
from content.desk.declared import left_unsaid
from content.desk.models import LedgerEntry
from content.desk.review import SECRECY, Capacity, Refusal
from content.desk.roles import KEEPERS, WRITERS
from content.desk.views import Reviewed, RevisionView

from .language import gettext
from .people import People
from .problems import sentence
from .words import ATTRIBUTES, ROLES
from .words import SECRECY as SECRECY_SAID


@dataclass(frozen=True, slots=True)
class Step:
    """stage: done, next or later; who: who decided, or who could; at: when it was decided, or since when it waits;
    secrecy: it is the secrecy review beside its own."""

    name: str
    stage: str
    stage_in_words: str
    who: str
    at: int | None = None
    secrecy: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `ledger` is the number of the line that says so, 0 without one; stands_for: in whose
    name it was done."""

    verdict: str
    actor: str
    role: str
    at: int
    note: str
    sequence: int
    ledger: int
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class May:
    """What this account may do. role: in which it decides; stands_for: in whose name, "" its own; secrecy: to approve
    is the secrecy review too; declares: and says what the author left unsaid; refer: the question can be handed to the
    secrecy reviewer."""

    edit: bool
    submit: bool
    withdraw: bool
    approve: bool
    role: str = ""
    why_not: str = ""
    stands_for: str = ""
    secrecy: bool = False
    declares: bool = False
    refer: bool = False


def chain(revision: RevisionView, rule: Sequence[str], secrecy_by: str, people: People) -> list[Step]:
    """The steps fixed when the wording was submitted; for a draft those of `rule`, as they would be now."""
    if not revision.steps:
        return [
            Step(str(ROLES[role]), "later", gettext("to come"), people.of_role(role), secrecy=_beside(role, secrecy_by))
            for role in rule
        ]
    approvals = [each for each in revision.decisions if each.verdict == "approve"]
    words = {"done": gettext("done"), "next": gettext("waits here"), "later": gettext("to come")}
    steps = []
    for place, role in enumerate(revision.steps):
        stage = "done" if place < len(approvals) else "later"
        if revision.due and revision.due.place == place:
            stage = "next"
        secrecy = _beside(role, revision.secrecy_by)
        step = Step(str(ROLES[role]), stage, words[stage], people.of_role(role), secrecy=secrecy)
        if stage == "done":
            step = replace(step, who=approvals[place].by.display_name, at=approvals[place].at)
        elif stage == "next":
            step = replace(step, at=revision.decisions[-1].at)
        steps.append(step)
    return steps


def _beside(role: str, secrecy_by: str) -> bool:
    """Whether the step answers for secrecy as well: the secrecy reviewer's own does nothing else."""
    return role == secrecy_by != SECRECY


def history(found: Reviewed, lines: Sequence[LedgerEntry], people: People) -> list[Event]:
    """Everything so far, newest first. A withdrawal is known from the ledger's lines only."""
    events = [event for revision in found.revisions for event in _of_revision(revision)]
    events += [
        Event(
            verdict="withdraw",
            actor=people.by_name.get(line.actor, line.actor),
            role="",
            at=line.at,
            note=line.details.get("reason", ""),
            sequence=found.newest.sequence,
            ledger=line.seq,
        )
        for line in lines
        if line.kind == "withdraw"
    ]
    return events[::-1]


def may(
    found: Reviewed,
    actor: Actor,
    covered: Sequence[Capacity] = (),
    people: People | None = None,
    *,
    colleague: bool = False,
) -> May:
    """covered: for whom the account stands in now; colleague: it is of the department that this belongs to."""
    mine = found.author.id == actor.id
    own = actor.id in (found.author.id, found.newest.editor.id)
    gone = found.withdrawn_at is not None
    allowed = May(
        edit=not gone and actor.may(WRITERS) and (mine or colleague or actor.may(KEEPERS)),
        submit=found.state in ("draft", "returned") and actor.may(WRITERS) and (own or actor.may(KEEPERS)),
        withdraw=not gone and (mine or actor.may(KEEPERS)),
        approve=False,
    )
    if found.state != "submitted":
        return allowed
    seat = found.seat(actor.id, actor.roles, covered)
    if isinstance(seat, Refusal):
        return replace(allowed, role=_role(found), why_not=_why_not(seat))
    secrecy = seat.step.role == found.newest.secrecy_by
    absent = dict(people.holding.get(seat.step.role, ())).get(seat.stands_for or 0, "") if people else ""
    return replace(
        allowed,
        approve=True,
        role=_role(found),
        stands_for=absent,
        secrecy=secrecy,
        declares=secrecy and bool(left_unsaid(dict(found.newest.declared))),
        refer=SECRECY not in found.newest.steps,
    )


def declared(newest: RevisionView) -> list[tuple[bool, str]]:
    """Of a wording in review, in words: whether something was declared of it, and what."""
    if not newest.steps:
        return []
    attribute, secrecy = newest.declared.get("attribute", ""), newest.declared.get("secrecy", "")
    told = gettext("secrecy: %(said)s", said=SECRECY_SAID[secrecy]) if secrecy else gettext("secrecy not declared")
    return [
        (bool(attribute), str(ATTRIBUTES[attribute]) if attribute else gettext("disclosure not declared")),
        (bool(secrecy), told),
    ]


def compared(found: Reviewed, actor: Actor) -> RevisionView | None:
    """What a reviewer wants the newest wording compared with, beside what stands: the one they decided on last, else
    the last that anybody had in review; None where there is none, or it is what stands."""
    earlier = [each for each in found.revisions[:-1] if each.decisions]
    mine = [each for each in earlier if any(made.by.id == actor.id for made in each.decisions)]
    last = next(reversed(mine or earlier), None)
    return None if last is found.approved else last


def _role(found: Reviewed) -> str:
    return str(ROLES[found.newest.due.role]) if found.newest.due else ""


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
            stands_for=each.stands_for.display_name if each.stands_for else "",
        )
        for each in revision.decisions
    ]
    return [written, *decided]
