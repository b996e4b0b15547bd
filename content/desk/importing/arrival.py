"""A file that somebody brought and that nobody has kept yet, with all that is known of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from content.desk.errors import Problem
from content.desk.moments import Ms

Json = dict[str, Any]
State = Literal["waiting", "refused", "ready", "in-hand", "kept"]
INTO: Final = ("catalog", "guides", "notices", "shown", "media", "table")
"""What a file may become: its words as a record, a guide or a notice; a notice that shows it as it is; a picture,
document or video to be used later; records of a kind, a row each."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Facts only; `state` follows from them.

    name: its label; account: whose it is; sha: SHA-256 of its bytes. found: what the look found (see `examining`);
    problem: why it was refused; complaint: why the last try to keep it failed; table: which columns are which;
    wanted: what shall be kept of it; kept: what became of it. Problems as `told_of` gives them.
    """

    id: str
    account: int
    name: str
    size: int
    sha: str
    arrived_at: Ms
    found: Json | None = None
    problem: Json | None = None
    complaint: Json | None = None
    table: Json | None = None
    wanted: Json | None = None
    kept: Json | None = None

    @property
    def state(self) -> State:
        if self.kept is not None:
            return "kept"
        if self.problem is not None:
            return "refused"
        if self.wanted is not None:
            return "in-hand"
        return "waiting" if self.found is None else "ready"

    @property
    def under_way(self) -> bool:
        return self.state in ("waiting", "in-hand")

    @property
    def is_done(self) -> bool:
        return self.state in ("refused", "kept")

    @property
    def is_film(self) -> bool:
        return (self.found or {}).get("sort") == "film"

    def facts(self) -> Json:
        return asdict(self)


def told_of(problem: Problem) -> Json:
    """A problem as it is kept, to be said in the language of whoever reads it."""
    values = {name: value if isinstance(value, int | float) else str(value) for name, value in problem.values.items()}
    return {"type": problem.type, "message": problem.message, "values": values, "field": problem.field}


def problem_of(told: Mapping[str, Any]) -> Problem:
    return Problem(400, told["type"], told["message"], field=told["field"], **told["values"])
