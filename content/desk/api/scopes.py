"""What a token may be for: reading, the ledger, or writing one noun of the API. New calls have theirs by their path."""

from collections.abc import Iterable
from typing import Final

from content.desk.actor import Actor
from content.desk.errors import Problem

from .operation import Operation

READ: Final = "read"
LEDGER: Final = "ledger"


def of(operation: Operation) -> str:
    """The word that a token with a scope needs for this call."""
    noun = operation.path.split("/")[2].partition(".")[0]
    return READ if operation.method == "GET" and noun != LEDGER else noun


def every(operations: Iterable[Operation]) -> list[str]:
    """All there are, reading first."""
    found = {of(operation) for operation in operations}
    return sorted(found, key=lambda scope: (scope != READ, scope))


def keep(actor: Actor, operation: Operation) -> None:
    """A token does what it was made for. Raises Problem 403."""
    wanted = of(operation)
    if actor.scope is not None and wanted not in actor.scope:
        scope = ", ".join(sorted(actor.scope))
        raise Problem(403, "wrong-scope", "this token is for %(scope)s only", scope=scope)
