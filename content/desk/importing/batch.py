"""Files gone through one by one: each is imported whole or changes nothing, and none stops the others."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from content.desk.database import Database
from content.desk.errors import Problem
from content.desk.moments import Ms
from content.desk.worker import Worker

from .destination import Destination, Writing
from .document import Document, understand
from .finding import stand_in
from .outcome import Outcome
from .read import Read
from .reading import read_confined


@dataclass(frozen=True, slots=True)
class Batch:
    """`reader`: a process of its own that reads what may be anything. `writing`: by whom and when, None for a
    rehearsal, which writes nothing."""

    database: Database
    reader: Worker
    destination: Destination
    now: Ms
    writing: Writing | None
    seen: dict[str, Path] = field(default_factory=dict)

    def take(self, path: Path) -> Outcome:
        """One file, read, understood and written in a transaction of its own."""
        try:
            document = understand(self._read(path), datetime.fromtimestamp(self.now // 1000, UTC).date())
            return self._taken(path, document)
        except Problem as problem:
            return Outcome(path, "refused", problem=problem)

    def _read(self, path: Path) -> Read:
        try:
            # The reader does not stand in the folder that a relative path means.
            return self.reader.run(read_confined, path.absolute())
        except RuntimeError as error:
            raise _too_much() from error
        except Problem as problem:
            if problem.type == "worker-failed":
                raise _too_much() from problem
            raise

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


def _too_much() -> Problem:
    message = "the file cannot be read: it is damaged, or needs more memory or time than a document should"
    return Problem(400, "unreadable", message)
