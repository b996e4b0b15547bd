"""What the cells of a table may name: the office's own departments and topics, by their titles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.importing.script import fold, script_of
from content.desk.models import Record

from .cells import Row
from .meanings import Around


def of(session: Session, rows: Sequence[Row]) -> Around:
    """`rows` tell the script that the table is written in."""
    written = script_of("".join(cell for row in rows[:200] for cell in row))
    departments = {said: name for name, content in _standing(session, "department") for said in titles(content)}
    topics = {said: code for code, content in _branches(session) for said in titles(content)}
    return Around("zh-Hans" if written == "en" else written, departments, topics)


def titles(content: Mapping[str, Any]) -> Iterator[str]:
    """A title in every language, folded and without blanks."""
    yield from (fold(words).replace(" ", "") for words in content.get("title", {}).values())


def _standing(session: Session, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = select(Record).where(Record.kind == kind, Record.withdrawn_at.is_(None))
    yield from ((record.name, record.revisions[-1].content) for record in session.scalars(rows))


def _branches(session: Session) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for _, content in _standing(session, "topics"):
        yield from _below(content.get("tree", ()))


def _below(branches: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for branch in branches:
        yield branch["code"], branch
        yield from _below(branch.get("topics", ()))
