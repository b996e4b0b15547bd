"""The rows of a table as contents of records, each checked as if somebody had typed it. Runs in a worker."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from content.desk.errors import Problem
from content.desk.importing.arrival import told_of
from content.desk.importing.identity import digest
from content.desk.records import kinds

from .cells import Row, unpacked
from .fields import KINDS, Field
from .meanings import Around, Unknown

Json = dict[str, Any]
_ENGLISH: Final = "-en"


class Plan(NamedTuple):
    """What somebody decided of a table, as `matching.Guess` says it."""

    kind: str
    sheet: int
    head: int
    columns: tuple[str, ...]


class Read(NamedTuple):
    """One row. number: as a spreadsheet counts, among those that are not blank; problem: as `told_of` gives it;
    doubts: (field, what the cell says) of what was left out."""

    number: int
    content: Json
    source: str
    problem: Json | None = None
    doubts: tuple[tuple[str, str], ...] = ()


def plan_of(told: Json) -> Plan:
    return Plan(told["kind"], told["sheet"], told["head"], tuple(told["columns"]))


def read_file(path: Path, plan: Plan, around: Around) -> list[Read]:
    """All rows below the headings, of a file that `cells.packed` made."""
    return list(read_rows(unpacked(path.read_bytes())[plan.sheet].rows, plan, around))


def read_rows(rows: Sequence[Row], plan: Plan, around: Around) -> Iterator[Read]:
    fields = {field.key: field for field in KINDS[plan.kind]}
    matched = [(at, fields[key]) for at, key in enumerate(plan.columns) if key in fields]
    above: dict[str, str] = {}
    for number, row in enumerate(rows[plan.head + 1 :], start=plan.head + 2):
        told = {field: _cell(row, at, field, above) for at, field in matched}
        # A line under the table that fills one merged cell is of the table, not in it.
        if sum(map(bool, row)) > 1 or len(plan.columns) == 1:
            yield _read(number, told, plan.kind, around)


def _cell(row: Row, at: int, field: Field, above: dict[str, str]) -> str:
    cell = row[at] if at < len(row) else ""
    if field.ditto:
        cell = above[field.key] = cell or above.get(field.key, "")
    return cell


def _read(number: int, told: dict[Field, str], kind: str, around: Around) -> Read:
    source = digest(f"{field.key}={cell}" for field, cell in sorted(told.items()))
    content: Json = {}
    doubts: list[tuple[str, str]] = []
    try:
        for field, cell in told.items():
            _fill(content, field, cell, around, doubts)
        content = kinds.read(kind, content)
    except Problem as problem:
        return Read(number, content, source, told_of(problem))
    return Read(number, content, source, None, tuple(doubts))


def _fill(content: Json, field: Field, cell: str, around: Around, doubts: list[tuple[str, str]]) -> None:
    if not cell:
        if field.needed:
            raise Problem(400, "missing", "is missing", field=field.key)
        return
    try:
        meant = field.meaning(cell, around)
    except Unknown as unknown:
        doubts.append((field.key, str(unknown)))
        return
    except Problem as problem:
        problem.field = field.key
        raise
    key = field.key.removesuffix(_ENGLISH)
    content[key] = content.get(key, {}) | meant if isinstance(meant, dict) else meant
