"""The review of one revision, as pure functions of what was decided on it so far."""

from collections.abc import Collection, Sequence
from typing import Final, Literal, NamedTuple

State = Literal["draft", "submitted", "approved", "returned", "withdrawn"]
Verdict = Literal["submit", "approve", "return", "refer", "console"]
SECRECY: Final = "secrecy"
"""The role to which whoever is unsure hands the question whether something may be disclosed at all."""
# A referral is a question, not a decision: whoever was unsure still decides, once it is answered.
DECIDING: Final = frozenset({"submit", "approve", "return"})


class Made(NamedTuple):
    """A decision that was made: a submission carries the chain's steps as they were then. stands_for: in whose name
    it was made during their absence."""

    verdict: str
    account_id: int
    steps: tuple[str, ...] = ()
    stands_for: int | None = None


class Step(NamedTuple):
    """The step that is due: its place in the chain, the role that decides, and whether it is the last."""

    place: int
    role: str
    final: bool


class Capacity(NamedTuple):
    """Somebody absent, in whose name an account may decide meanwhile, and the roles that they have."""

    account_id: int
    roles: frozenset[str]


class Refusal(NamedTuple):
    """Why somebody may not decide now: an HTTP status, a machine word, and a line for people."""

    status: int
    type: str
    message: str
    role: str = ""


class Seat(NamedTuple):
    """The step that an account decides at, and in whose name: None is its own."""

    step: Step
    stands_for: int | None


def state(decisions: Sequence[Made]) -> State:
    """The state of a revision; withdrawal belongs to what it words and is not seen here."""
    if any(made.verdict == "console" for made in decisions):
        return "approved"
    if not decisions:
        return "draft"
    if decisions[-1].verdict == "return":
        return "returned"
    return "submitted" if due(decisions) else "approved"


def chain(decisions: Sequence[Made]) -> tuple[str, ...]:
    """The steps as they were when it was submitted, and the secrecy reviewer's where somebody referred it to them."""
    if not decisions:
        return ()
    steps, place = list(decisions[0].steps), 0
    for made in decisions[1:]:
        if made.verdict == "approve":
            place += 1
        elif made.verdict == "refer" and SECRECY not in steps:
            steps.insert(place, SECRECY)
    return tuple(steps)


def due(decisions: Sequence[Made]) -> Step | None:
    """The step that waits for a decision; None for a draft, a returned or an approved revision."""
    if not decisions or decisions[0].verdict != "submit" or decisions[-1].verdict in ("return", "console"):
        return None
    steps = chain(decisions)
    place = sum(made.verdict == "approve" for made in decisions)
    if place >= len(steps):
        return None
    return Step(place, steps[place], place == len(steps) - 1)


def seat(
    decisions: Sequence[Made],
    account_id: int,
    roles: frozenset[str],
    writers: Collection[int],
    covered: Sequence[Capacity] = (),
) -> Seat | Refusal:
    """Where this account may approve, return or refer the revision now, or why it may not.

    writers: whose words are in it; covered: for whom the account stands in now. Nobody decides on their own words or
    twice, neither in person nor through whoever stands in for them.
    """
    step = due(decisions)
    if step is None:
        return Refusal(409, "not-submitted", "this is not waiting for a decision")
    if account_id in writers:
        return Refusal(403, "own-notice", "nobody decides on what they wrote themselves")
    if _has_decided(decisions, account_id):
        return Refusal(403, "decided-already", "nobody decides twice on the same text")
    if step.role in roles:
        return Seat(step, None)
    return _in_the_name_of(decisions, step, writers, covered)


def refusal(
    decisions: Sequence[Made],
    account_id: int,
    roles: frozenset[str],
    writers: Collection[int],
    covered: Sequence[Capacity] = (),
) -> Refusal | None:
    """Why this account may not decide on the revision now, as `seat` says; None when it may."""
    found = seat(decisions, account_id, roles, writers, covered)
    return found if isinstance(found, Refusal) else None


def _in_the_name_of(
    decisions: Sequence[Made], step: Step, writers: Collection[int], covered: Sequence[Capacity]
) -> Seat | Refusal:
    asked = [each for each in covered if step.role in each.roles]
    for each in asked:
        if each.account_id not in writers and not _has_decided(decisions, each.account_id):
            return Seat(step, each.account_id)
    if asked:
        message = "who is absent wrote this or decided on it already: nobody stands in for them here"
        return Refusal(403, "not-in-their-name", message)
    return Refusal(403, "wrong-role", "this step is for the role %(role)s", step.role)


def _has_decided(decisions: Sequence[Made], account_id: int) -> bool:
    """In person, or through somebody who stood in for them."""
    return any(account_id in (made.account_id, made.stands_for) for made in decisions if made.verdict in DECIDING)
