"""A record as the desk sees it: frozen values with every status derived, at one `now`."""

from dataclasses import dataclass

from content.published.canonical import digest

from ..models import Record
from ..moments import Ms
from ..views import Reviewed, person, revision_view


@dataclass(frozen=True, slots=True)
class RecordView(Reviewed):
    """source: the SHA-256 of what was imported, if it was."""

    kind: str
    name: str
    source: str | None

    @property
    def key(self) -> str:
        """Its id in an edition."""
        return f"{self.kind}/{self.name}"

    @property
    def etag(self) -> str:
        """Changes with everything of the record that can change."""
        newest = self.newest
        return digest([self.key, newest.digest, newest.sequence, len(newest.decisions), self.withdrawn_at])[:32]


def record_view(record: Record, now: Ms) -> RecordView:
    return RecordView(
        record.id,
        person(record.author),
        record.created_at,
        record.withdrawn_at,
        tuple(map(revision_view, record.revisions)),
        now,
        record.kind,
        record.name,
        record.source,
    )
