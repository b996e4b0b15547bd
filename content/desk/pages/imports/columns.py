"""Which column of a table means what: guessed, looked through by a person, and seen as the records it would make."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk.importing.arrival import Arrival
from content.desk.importing.quarantine import TABLE
from content.desk.importing.tables import around, cells, matching
from content.desk.importing.tables.fields import KINDS
from content.desk.importing.tables.rows import Plan, Read, plan_of, read_file
from content.desk.pages import context
from content.desk.pages.language import gettext

from .keeping import want_table
from .noun import SETTLE_S, blueprint, get, mailroom
from .rows import row_in_words
from .words import FIELDS
from .words import KINDS as KIND_WORDS

SHOWN: Final = 12
_SAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class Column:
    """heading and samples as they stand in the table; field: what it means, "" for nothing."""

    heading: str
    samples: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class Made:
    """One row as the record it would be."""

    number: int
    cells: tuple[str, ...]
    doubts: tuple[str, ...]


@blueprint.route("/<arrival_id>/columns", methods=["GET", "POST"])
def columns(arrival_id: str) -> ResponseReturnValue:
    arrival = get(arrival_id)
    if arrival.state != "ready" or not (arrival.found or {}).get("table"):
        abort(404)
    sheets = cells.unpacked(mailroom().quarantine.path(arrival, TABLE).read_bytes())
    if request.method == "GET":
        return _page(arrival, sheets, plan_of(arrival.table or (arrival.found or {})["table"]))
    plan = _asked(sheets)
    arrival = mailroom().quarantine.update(arrival, table=plan._asdict() | {"columns": list(plan.columns)})
    if request.form.get("then") == "keep" and not _mistakes(plan):
        want_table(arrival)
        mailroom().settle(context.actor().id, SETTLE_S)
        return redirect(url_for("desk.imports.index", _anchor=f"file-{arrival.id}"))
    if _mistakes(plan):
        return _page(arrival, sheets, plan), 422
    return redirect(url_for("desk.imports.columns", arrival_id=arrival_id))


def _asked(sheets: Sequence[cells.Sheet]) -> Plan:
    """What was chosen; another kind, table or row of headings than before is guessed at anew."""
    kind = request.form.get("kind", "")
    number = request.form.get("sheet", 0, type=int)
    if kind not in KINDS or not 0 <= number < len(sheets):
        abort(400)
    before = (request.form.get("was-kind"), request.form.get("was-sheet", type=int))
    if (kind, number) != before:
        return plan_of(matching.of_kind(sheets, kind, number).told())
    rows = sheets[number].rows
    head = min(max(request.form.get("head", 1, type=int), 1), len(rows)) - 1
    if head != request.form.get("was-head", type=int):
        return Plan(kind, number, head, matching.columns_of(rows[head], kind))
    known = {field.key for field in KINDS[kind]}
    asked = (request.form.get(f"column-{at}", "") for at in range(len(rows[0])))
    return Plan(kind, number, head, tuple(each if each in known else "" for each in asked))


def _mistakes(plan: Plan) -> dict[str, str]:
    chosen = [each for each in plan.columns if each]
    twice = next((each for each in chosen if chosen.count(each) > 1), None)
    if twice:
        return {"columns": gettext("Two columns cannot both be: %(field)s.", field=FIELDS[twice])}
    absent = matching.missing(plan.kind, plan.columns)
    if absent:
        return {"columns": gettext("One column has to be: %(field)s.", field=FIELDS[absent[0]])}
    return {}


def _page(arrival: Arrival, sheets: Sequence[cells.Sheet], plan: Plan) -> str:
    mistakes = _mistakes(plan)
    rows = sheets[plan.sheet].rows
    reads = [] if mistakes else _read(arrival, rows, plan)
    matched = [field for field in plan.columns if field]
    return render_template(
        "imports/columns.html",
        arrival=arrival,
        plan=plan,
        tables=[sheet.name for sheet in sheets],
        kinds=[(kind, str(words)) for kind, words in KIND_WORDS.items()],
        fields=[(field.key, str(FIELDS[field.key])) for field in KINDS[plan.kind]],
        columns=_columns(rows, plan),
        headings=[str(FIELDS[field]) for field in matched],
        made=[_made(each, plan) for each in reads if each.problem is None][:SHOWN],
        refused=[row_in_words(each.number, each.problem) for each in reads if each.problem][:SHOWN],
        good=sum(each.problem is None for each in reads),
        bad=sum(each.problem is not None for each in reads),
        mistakes=mistakes,
    )


def _read(arrival: Arrival, rows: Sequence[cells.Row], plan: Plan) -> list[Read]:
    """Thousands of rows are work for a worker."""
    desk = context.desk()
    with desk.database.reading() as db:
        known = around.of(db, rows)
    return desk.bench.run(read_file, mailroom().quarantine.path(arrival, TABLE), plan, known)


def _columns(rows: Sequence[cells.Row], plan: Plan) -> list[Column]:
    below = rows[plan.head + 1 :]
    return [
        Column(heading, tuple(_short(row[at]) for row in below if row[at])[:_SAMPLES], field)
        for at, (heading, field) in enumerate(zip(rows[plan.head], plan.columns, strict=True))
    ]


def _made(read: Read, plan: Plan) -> Made:
    shown = tuple(_shown(read.content, field) for field in plan.columns if field)
    doubts = tuple(
        gettext("%(field)s left out, it names nothing that is here: %(cell)s", field=FIELDS[field], cell=cell)
        for field, cell in read.doubts
    )
    return Made(read.number, shown, doubts)


def _shown(content: dict[str, Any], field: str) -> str:
    """What the record would say there."""
    value = content.get(field.removesuffix("-en"), "")
    if isinstance(value, dict):
        value = [words for language, words in value.items() if (language == "en") == field.endswith("-en")]
    return _short(_words(value))


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_words, value.values()))
    return " · ".join(map(_words, value)) if isinstance(value, list) else str(value)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:60] + "…"
