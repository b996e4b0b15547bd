"""What a source sends: one value, or a table of them, and when they were read."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from content.desk.moments import Moment
from content.desk.texts import Cell, one_line

MOST_COLUMNS = 12
MOST_ROWS = 100
LONGEST_CELL = 60
# The columns of a reading that is one value.
SINGLE = ("value", "unit")


def _as_text(raw: Any) -> Any:
    """Numbers as they are written; blank cells stay blank."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return str(raw)
    if isinstance(raw, str):
        return one_line(raw) if raw.strip() else ""
    return raw


Value = Annotated[
    str,
    Field(max_length=LONGEST_CELL, json_schema_extra={"type": ["string", "number"]}),
    BeforeValidator(_as_text),
]
Row = Annotated[list[Value], Field(min_length=1, max_length=MOST_COLUMNS)]


class Values(BaseModel):
    """Either `value` (with its `unit`), or `columns` and `rows`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    value: Value | None = None
    unit: Cell | None = None
    columns: Annotated[list[Cell], Field(min_length=1, max_length=MOST_COLUMNS)] | None = None
    rows: Annotated[list[Row], Field(max_length=MOST_ROWS)] | None = None
    read_at: Moment

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        for field, wrong, message in self._wrong():
            if wrong:
                raise PydanticCustomError("contradiction", message, {"field": field})
        return self

    def _wrong(self) -> list[tuple[str, bool, Any]]:
        single, columns, rows = self.value is not None, self.columns or [], self.rows or []
        uneven = next((place for place, row in enumerate(rows) if len(row) != len(columns)), None)
        return [
            ("value", single and (self.columns is not None or self.rows is not None), "give a value or a table"),
            ("value", self.value == "", "must not be blank"),
            ("unit", not single and self.unit is not None, "a table has its units in the approved columns"),
            ("columns", not single and self.columns is None, "a table needs its columns"),
            ("rows", not single and self.rows is None, "a table needs its rows"),
            ("columns", len(set(columns)) < len(columns), "names a column twice"),
            (f"rows.{uneven}", uneven is not None, "has another number of cells than there are columns"),
        ]

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        """The columns' names and the rows."""
        if self.value is not None:
            return list(SINGLE), [[self.value, self.unit or ""]]
        return self.columns or [], self.rows or []
