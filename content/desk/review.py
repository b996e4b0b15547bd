"""The review of one revision, as pure functions of what was decided on it so far."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

State = Literal["draft", "submitted", "approved", "returned", "withdrawn"]
Verdict = Literal["submit", "approve", "return", "console"]


class Made(NamedTuple):
    """A decision that was made: a submission carries the chain's steps as they were then."""

    verdict: str
    account_id: int
    steps: tuple[str, ...] = ()


class Step(NamedTuple):
    """The step that is due: its place in the chain, the role that decides, and whether it is the last."""

    place: int
    role: str
    final: bool


class Refusal(NamedTuple):
    """Why somebody may not decide now: an HTTP status, a machine word, and a line for people."""

    status: int
    type: str
    message: str
    role: str = ""


def state(decisions: Sequence[Made]) -> State:
    """The state of a revision; withdrawal belongs to what it words and is not seen here."""
    if any(made.verdict == "console" for made in decisions):
        return "approved"
    if not decisions:
        return "draft"
    if decisions[-1].verdict == "return":
        return "returned"
    return "submitted" if due(decisions) else "approved"


def due(decisions: Sequence[Made]) -> Step | None:
    """The step that waits for a decision; None for a draft, a returned or an approved revision."""
    if not decisions or decisions[0].verdict != "submit" or decisions[-1].verdict in ("return", "console"):
        return None
    steps = decisions[0].steps
    place = sum(made.verdict == "approve" for made in decisions)
    if place >= len(steps):
        return None
    return Step(place, steps[place], place == len(steps) - 1)


def refusal(
    decisions: Sequence[Made], account_id: int, roles: frozenset[str], author_id: int, editor_id: int
) -> Refusal | None:
    """Why this account may not approve or return the revision now; None when it may.

    author_id wrote the first wording, editor_id the last: neither decides on it.
    """
    step = due(decisions)
    if step is None:
        return Refusal(409, "not-submitted", "this is not waiting for a decision")
    if account_id in (author_id, editor_id):
        return Refusal(403, "own-notice", "nobody decides on what they wrote themselves")
    if any(made.account_id == account_id for made in decisions):
        return Refusal(403, "decided-already", "nobody decides twice on the same text")
    if step.role not in roles:
        return Refusal(403, "wrong-role", "this step is for the role %(role)s", step.role)
    return None
