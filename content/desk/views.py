"""What is reviewed, as the API and the pages see it: frozen values with every status derived, at one `now`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.published.canonical import digest

from . import review
from .models import Account, Decision, Notice, RecordDecision, RecordRevision, Revision
from .moments import Ms, ms
from .worded import Decided, Noticed, Person, Worded


@dataclass(frozen=True, slots=True)
class DecisionView:
    """verdict: submit, approve, return, refer or console; role: whose step of the chain it was, if any; stands_for:
    in whose name it was made during their absence."""

    verdict: str
    by: Person
    at: Ms
    note: str
    role: str | None
    ledger_id: str
    stands_for: Person | None = None


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One wording: `content` as the author set it, `digest` what decisions are bound to; submitted: the
    steps that it was submitted into, steps: those it goes through; declared: what was declared of it, by its author and
    in the author's place by who answers for secrecy."""

    sequence: int
    content: Mapping[str, Any]
    digest: str
    editor: Person
    created_at: Ms
    state: review.State
    submitted: tuple[str, ...]
    steps: tuple[str, ...]
    due: review.Step | None
    decisions: tuple[DecisionView, ...]
    ends_at: Ms | None
    declared: Mapping[str, Any]

    @property
    def approved_by(self) -> str | None:
        """The ledger id of the decision that completed the chain."""
        return self.decisions[-1].ledger_id if self.state == "approved" else None

    @property
    def made(self) -> tuple[review.Made, ...]:
        """The decisions as the pure review takes them."""
        return tuple(
            review.Made(each.verdict, each.by.id, self.submitted, each.stands_for.id if each.stands_for else None)
            for each in self.decisions
        )

    @property
    def secrecy_by(self) -> str:
        """The role whose approval is the secrecy review too; "" where nothing says it."""
        return review.SECRECY if review.SECRECY in self.steps else str(self.declared.get("secrecy_by", ""))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is written, reviewed and withdrawn. revisions oldest first, at least one; `state` is the newest's,
    or withdrawn."""

    id: int
    author: Person
    created_at: Ms
    withdrawn_at: Ms | None
    revisions: tuple[RevisionView, ...]
    now: Ms

    @property
    def newest(self) -> RevisionView:
        return self.revisions[-1]

    @property
    def approved(self) -> RevisionView | None:
        """What may be shown: the newest wording whose chain is complete, while not withdrawn."""
        if self.withdrawn_at is not None:
            return None
        return next((each for each in reversed(self.revisions) if each.state == "approved"), None)

    @property
    def state(self) -> review.State:
        return "withdrawn" if self.withdrawn_at is not None else self.newest.state

    @property
    def expired(self) -> bool:
        """The wording that counts (approved, else newest) has its end behind it."""
        ends_at = (self.approved or self.newest).ends_at
        return ends_at is not None and ends_at <= self.now

    @property
    def writers(self) -> frozenset[int]:
        """Whose words are in the newest wording that nobody has approved yet: theirs who edited it since one was
        approved, the author among them until the first was."""
        approved = [place for place, each in enumerate(self.revisions) if each.state == "approved"]
        since = self.revisions[approved[-1] + 1 :] if approved else self.revisions
        return frozenset({self.newest.editor.id, *(each.editor.id for each in since)})

    def seat(
        self, account_id: int, roles: frozenset[str], covered: Sequence[review.Capacity] = ()
    ) -> review.Seat | review.Refusal:
        """Where this account decides on it now, for itself or for one of those it stands in for; or why not."""
        if self.withdrawn_at is not None:
            return review.Refusal(409, "withdrawn", "this was withdrawn")
        return review.seat(self.newest.made, account_id, roles, self.writers, covered)

    def refusal(
        self, account_id: int, roles: frozenset[str], covered: Sequence[review.Capacity] = ()
    ) -> review.Refusal | None:
        """Why this account may not approve or return it now; None when it may."""
        found = self.seat(account_id, roles, covered)
        return found if isinstance(found, review.Refusal) else None


@dataclass(frozen=True, slots=True)
class NoticeView(Reviewed):
    """order: its place in the queue."""

    order: int

    @property
    def live(self) -> bool:
        """There is an approved wording between its start and its end."""
        approved = self.approved
        if approved is None or self.expired:
            return False
        start = approved.content.get("start")
        return start is None or ms(start) <= self.now

    @property
    def etag(self) -> str:
        """Changes with everything of the notice that can change."""
        revision = self.newest
        parts = [self.id, revision.digest, revision.sequence, len(revision.decisions), self.order, self.withdrawn_at]
        return digest(parts)[:32]


def notice_view(notice: Notice | Noticed, now: Ms) -> NoticeView:
    revisions = tuple(revision_view(each) for each in notice.revisions)
    author = person(notice.author)
    return NoticeView(notice.id, author, notice.created_at, notice.withdrawn_at, revisions, now, notice.order)


def made(revision: Revision | RecordRevision | Worded) -> tuple[review.Made, ...]:
    return tuple(
        review.Made(each.verdict, each.account_id, tuple(each.steps or ()), each.stands_for_id)
        for each in revision.decisions
    )


def revision_view(revision: Revision | RecordRevision | Worded) -> RevisionView:
    decisions = made(revision)
    steps = review.chain(decisions)
    return RevisionView(
        sequence=revision.sequence,
        content=revision.content,
        digest=revision.digest,
        editor=person(revision.account),
        created_at=revision.created_at,
        state=review.state(decisions),
        submitted=decisions[0].steps if decisions else (),
        steps=steps,
        due=review.due(decisions),
        decisions=tuple(_decision(each, steps) for each in revision.decisions),
        ends_at=revision.ends_at,
        declared={name: said for each in revision.decisions for name, said in (each.declared or {}).items()},
    )


def _decision(decision: Decision | RecordDecision | Decided, steps: tuple[str, ...]) -> DecisionView:
    role = steps[decision.step] if decision.step is not None and decision.step < len(steps) else None
    by = person(decision.account)
    told = (decision.verdict, by, decision.at, decision.note, role, decision.ledger_id)
    return DecisionView(*told, person(decision.stands_for) if decision.stands_for else None)


def person(account: Account | Person) -> Person:
    return Person(account.id, account.name, account.display_name)
