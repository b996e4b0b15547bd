"""What of a reading an approved table lets through: the columns it names, and the values within their ranges."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from content.desk.compile.material import Reading

# What stands for a value that is not as approved.
NOTHING = "—"


class Outside(NamedTuple):
    """A value that an approved table does not let through: its row and column, counted from 0."""

    row: int
    column: int
    value: str


def headings(columns: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns' names as the table has them, with their units."""
    return [f"{each['name']}（{each['unit']}）" if each.get("unit") else str(each["name"]) for each in columns]


def cells(columns: Sequence[Mapping[str, Any]], reading: Reading) -> list[list[str]]:
    """The rows of a reading as the approved columns have them; what is not as approved is not shown."""
    wrong = {(each.row, each.column) for each in outside(columns, reading)}
    places = [_place(column, reading) for column in columns]
    return [
        [NOTHING if place is None or (row, place) in wrong else values[place] for place in places]
        for row, values in enumerate(reading.rows)
    ]


def missing(columns: Sequence[Mapping[str, Any]], reading: Reading) -> list[str]:
    """The approved columns that the reading has not."""
    return [str(column["name"]) for column in columns if _place(column, reading) is None]


def outside(columns: Sequence[Mapping[str, Any]], reading: Reading) -> list[Outside]:
    """Every value that is outside its column's approved range, or no number where there is a range."""
    return [
        Outside(row, place, values[place])
        for column in columns
        if (place := _place(column, reading)) is not None
        for row, values in enumerate(reading.rows)
        if not within(column, values[place])
    ]


def within(column: Mapping[str, Any], value: str) -> bool:
    least, most = column.get("least"), column.get("most")
    if least is None and most is None:
        return True
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    if not number.is_finite():
        return False
    return (least is None or Decimal(least) <= number) and (most is None or number <= Decimal(most))


def _place(column: Mapping[str, Any], reading: Reading) -> int | None:
    name = column["name"]
    return reading.columns.index(name) if name in reading.columns else None
