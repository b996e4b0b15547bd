"""The catalog and the about pages as their files hold them, and how to read the tables in a text."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, Final

SAMPLE: Final = Path(__file__).resolve().parents[3] / "content" / "sample"
Record = dict[str, Any]
Row = tuple[str, ...]


def toml(path: Path) -> Record:
    return tomllib.loads(path.read_text("utf-8"))


CATALOG: Final[list[Record]] = [
    record for path in sorted((SAMPLE / "catalog").glob("*.toml")) for record in toml(path)["record"]
]
BY_NUMBER: Final = {record["index_number"]: record for record in CATALOG}
ABOUT: Final = {path.stem: toml(path) for path in sorted((SAMPLE / "about").glob("*.toml"))}
TOPICS: Final = toml(SAMPLE / "topics.toml")
DEPARTMENTS: Final = toml(SAMPLE / "departments.toml")
BODIES: Final = {
    f"{name}.{language}": words
    for name, record in [*BY_NUMBER.items(), *ABOUT.items()]
    for language, words in record["body"].items()
}


def tables(words: str) -> Iterator[list[Row]]:
    """Every run of lines that begin with a bar: its rows, the head first."""
    for tabular, lines in groupby(words.splitlines(), key=lambda line: line.startswith("|")):
        if tabular:
            yield [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def number(cell: str) -> Decimal | None:
    """The figure of a cell, whatever its unit; None for words and for shares of a whole."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\D{0,2}", cell)
    return Decimal(found[1]) if found and not cell.endswith("%") else None
