"""Files brought by programs: looked at as those that people drop at the desk, kept as drafts or not at all."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from content.desk.errors import Problem
from content.desk.importing.arrival import Arrival, problem_of
from content.desk.importing.tables.fields import KINDS
from content.desk.importing.tables.matching import missing
from content.desk.moments import iso
from content.desk.problems import checked
from content.desk.roles import WRITERS
from content.desk.texts import Name

from . import media
from .answers import Time
from .operation import Answer, Call, Operation, Query

Into = Literal["catalog", "guides", "notices", "shown", "media", "table"]
NOTICES: Final = ("notices", "shown")


class ImportQuery(Query):
    """name: what the file is called, where it is the whole body and not a form's."""

    name: Annotated[str, Field(max_length=255)] | None = None


class ColumnsBody(BaseModel):
    """What each row of a table is, which table and which row of it has the headings (both from 0), and the field of
    each column, "" for one that is left out."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Literal["catalog", "power", "department"]
    sheet: Annotated[int, Field(ge=0, le=1000)] = 0
    head: Annotated[int, Field(ge=0, le=50_000)] = 0
    columns: Annotated[list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=200)]


class ImportKeep(BaseModel):
    """into: one of the import's `may`. channels: of what becomes a notice. table: as guessed unless told."""

    model_config = ConfigDict(extra="forbid", strict=True)

    into: Into
    channels: Annotated[list[Name], Field(max_length=100)] = []
    table: ColumnsBody | None = None


class Refusal(BaseModel):
    type: str
    detail: str


class Kept(BaseModel):
    """state: draft, media, known (the same is there already) or rows; keys: what it became, as `record` keys,
    `notice/<id>` or `media/<blob>`; refused: how many rows were not taken in."""

    state: str
    keys: list[str]
    refused: int


class ImportAnswer(BaseModel):
    """state: waiting (to be looked at), ready (for `keep`), in-hand (being kept), kept, refused. flags: what an editor
    should look at. progress: rows, or ms of a film, that are done, and of how many."""

    id: str
    name: str
    bytes: int
    sha256: str
    arrived_at: Time
    state: Literal["waiting", "refused", "ready", "in-hand", "kept"]
    sort: str
    title: str
    may: list[Into]
    suggested: Into | None
    flags: list[str]
    table: ColumnsBody | None
    refused: Refusal | None
    complaint: Refusal | None
    kept: Kept | None
    progress: tuple[int, int] | None


class ImportsAnswer(BaseModel):
    imports: list[ImportAnswer]


def _take(call: Call) -> Answer:
    stream, name = media.streamed()
    room = call.desk.mailroom
    return _answer(call, room.take(call.actor, stream, name, now=call.now, origin=call.origin), 201)


def _index(call: Call) -> Answer:
    call.actor.require(WRITERS)
    found = call.desk.mailroom.quarantine.of(call.actor.id)
    return Answer(ImportsAnswer(imports=[_shown(call, each) for each in found]))


def _show(call: Call) -> Answer:
    return _answer(call, _get(call))


def _keep(call: Call) -> Answer:
    arrival, asked = _get(call), checked(ImportKeep, call.body)
    if arrival.state != "ready" or asked.into not in (arrival.found or {}).get("may", ()):
        message = "this file cannot become that now: `may` and `state` say what can be done"
        raise Problem(409, "not-ready", message, field="into")
    if asked.into in NOTICES and not asked.channels:
        raise Problem(400, "missing", "is missing", field="channels")
    if asked.into == "table":
        arrival = call.desk.mailroom.quarantine.update(arrival, table=_table(arrival, asked.table))
    wanted = {"into": asked.into, "channels": list(asked.channels), "origin": call.origin}
    call.desk.mailroom.want(arrival, wanted)
    return _show(call)


def _drop(call: Call) -> Answer:
    arrival = _get(call)
    if arrival.under_way:
        raise Problem(409, "under-way", "this file is being dealt with")
    answer = _answer(call, arrival)
    call.desk.mailroom.drop(call.actor, arrival, now=call.now, origin=call.origin)
    return answer


def _get(call: Call) -> Arrival:
    """Of somebody else's it is not even said that it is there."""
    call.actor.require(WRITERS)
    found = call.desk.mailroom.quarantine.find(str(call.path["arrival"]))
    if found is None or found.account != call.actor.id:
        raise Problem(404, "not-found", "there is nothing of that number")
    return found


def _table(arrival: Arrival, asked: ColumnsBody | None) -> dict[str, Any]:
    found = arrival.found or {}
    plan = asked.model_dump() if asked else found["table"]
    known = {field.key for field in KINDS[plan["kind"]]} | {f"{field.key}-en" for field in KINDS[plan["kind"]]}
    if plan["sheet"] >= len(found["sheets"]) or not {*plan["columns"]} <= known | {""}:
        raise Problem(400, "no-columns", "names a table or a field that is not there", field="table")
    if missing(plan["kind"], plan["columns"]):
        raise Problem(409, "no-columns", "say first which columns mean what", field="table")
    return dict(plan)


def _answer(call: Call, arrival: Arrival, status: int = 200) -> Answer:
    return Answer(_shown(call, arrival), status)


def _shown(call: Call, arrival: Arrival) -> ImportAnswer:
    found, kept = arrival.found or {}, arrival.kept
    into = found.get("suggested")
    flags = [*found.get("flags", ()), *found.get("flags_for", {}).get(into, ())]
    return ImportAnswer(
        id=arrival.id,
        name=arrival.name,
        bytes=arrival.size,
        sha256=arrival.sha,
        arrived_at=iso(arrival.arrived_at),
        state=arrival.state,
        sort=found.get("sort", ""),
        title=found.get("title") or found.get("guide_title") or "",
        may=list(found.get("may", ())),
        suggested=into,
        flags=flags,
        table=ColumnsBody(**told) if (told := arrival.table or found.get("table")) else None,
        refused=_refusal(arrival.problem),
        complaint=_refusal(arrival.complaint),
        kept=Kept(state=kept["state"], keys=kept["keys"], refused=kept.get("refused_count", 0)) if kept else None,
        progress=call.desk.mailroom.progress(arrival) if arrival.state == "in-hand" else None,
    )


def _refusal(told: dict[str, Any] | None) -> Refusal | None:
    if told is None:
        return None
    problem = problem_of(told)
    return Refusal(type=problem.type, detail=problem.detail)


_ONE: Final = "/api/imports/{arrival}"
OPERATIONS = [
    Operation(
        "POST",
        "/api/imports",
        "Bring a file; what it is and may become is said once it was looked at",
        _take,
        ImportAnswer,
        201,
        upload=True,
        query=ImportQuery,
        refusals=(403,),
    ),
    Operation("GET", "/api/imports", "The files that this account brought", _index, ImportsAnswer, refusals=(403,)),
    Operation("GET", _ONE, "One file that was brought", _show, ImportAnswer, refusals=(403,)),
    Operation(
        "POST",
        f"{_ONE}/keep",
        "Keep a file: as a draft, as a notice that shows it, for later use, or each row as a record",
        _keep,
        ImportAnswer,
        body=ImportKeep,
        refusals=(403, 409),
    ),
    Operation("DELETE", _ONE, "Throw a file away; what was kept of it stays", _drop, ImportAnswer, refusals=(403, 409)),
]
