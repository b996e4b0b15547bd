"""Files gone through one by one: each is imported whole or changes nothing, and none stops the others."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from content.desk.database import Database
from content.desk.errors import Problem
from content.desk.worker import Worker

from . import confined
from .destination import Destination, Writing
from .document import Document
from .finding import stand_in
from .outcome import Outcome


@dataclass(frozen=True, slots=True)
class Batch:
    """`reader`: a process of its own; `today`: at the office; `writing`: by whom and when, None for a
    rehearsal, which writes nothing."""

    database: Database
    reader: Worker
    destination: Destination
    today: date
    writing: Writing | None
    seen: dict[str, Path] = field(default_factory=dict)

    def take(self, path: Path) -> Outcome:
        """One file, read, understood and written in a transaction of its own."""
        try:
            return self._taken(path, confined.document(self.reader, path, self.today))
        except Problem as problem:
            return Outcome(path, "refused", problem=problem)

    def _taken(self, path: Path, document: Document) -> Outcome:
        flags = tuple(self.destination.flags(document, stand_in(path)))
        with self.database.reading() as session:
            known = self.destination.known(session, document) or self._seen(document)
        if known:
            return Outcome(path, "known", document, flags, same_as=known)
        outcome = Outcome(path, "fits", document, flags)
        if self.writing is not None:
            outcome = self._written(outcome, document, self.writing)
        self.seen[document.digest] = path
        return outcome

    def _seen(self, document: Document) -> str | None:
        earlier = self.seen.get(document.digest)
        return earlier.name if earlier else None

    def _written(self, outcome: Outcome, document: Document, writing: Writing) -> Outcome:
        with self.database.transaction() as session:
            made = self.destination.write(session, document, stand_in(outcome.path), writing)
        approved = writing.reason is not None and not made.held
        return replace(outcome, state="approved" if approved else "draft", made=made)
