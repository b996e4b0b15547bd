"""One call of the API: what it takes and gives, from which both the route and its description are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from flask import request
from pydantic import BaseModel, ConfigDict

from content.desk.actor import Actor
from content.desk.errors import Problem
from content.desk.moments import Ms
from content.desk.office import Desk
from content.desk.whole import whole

from . import body as bodies


class Query(BaseModel):
    """No parameters. Those of other calls are described by classes below this one."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was let in: `body` is JSON as it came, `path` the address's parts, `match` the If-Match."""

    desk: Desk
    actor: Actor
    now: Ms
    origin: str
    path: Mapping[str, Any]
    query: Any
    body: Any
    match: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    value: BaseModel
    status: int = 200
    etag: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Handler(Protocol):
    def __call__(self, call: Call, /) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Operation:
    """`path` is in OpenAPI's form; `refusals` are the statuses beside 400, 401, 404, 405 and 429; `largest` a
    body's bytes."""

    method: str
    path: str
    summary: str
    handler: Handler
    answer: type[BaseModel]
    status: int = 200
    body: type[BaseModel] | None = None
    body_required: bool = True
    upload: bool = False
    xml: bool = False
    query: type[Query] = Query
    if_match: bool = False
    refusals: tuple[int, ...] = ()
    largest: int = bodies.MOST_BYTES

    @property
    def rule(self) -> str:
        """The path as Flask has it; numbers are matched as text, so that any of them gets a 404."""
        return self.path.replace("{", "<").replace("}", ">")

    @property
    def name(self) -> str:
        words = [word.strip("{}").replace(".", "_") for word in self.path.split("/") if word != "api"]
        return "_".join([self.method.lower(), *filter(None, words)])


def number(text: str) -> int:
    """A path's id; raises Problem 404 for what can be none."""
    found = whole(text)
    if found is None:
        raise Problem(404, "not-found", "there is nothing of that number")
    return found


def if_match(required: bool) -> str | None:
    """The etag that the caller read. Raises Problem 428 when it is required and missing."""
    given = request.headers.get("If-Match", "").strip()
    if not given:
        if required:
            message = "send the ETag that you read as If-Match, so that nobody's change is lost"
            raise Problem(428, "if-match-missing", message)
        return None
    return None if given == "*" else given.removeprefix("W/").strip('"')


Register = Callable[[], list[Operation]]
