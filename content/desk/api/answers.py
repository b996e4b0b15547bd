"""What the API gives back. Times are ISO 8601 with an offset."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel

from content.desk.models import LedgerEntry, Media
from content.desk.moments import Ms, iso
from content.desk.review import State
from content.desk.views import DecisionView, NoticeView, RevisionView

# A field that the author did not set is not there at all: `content` is the digest of those that are.
UNSET: Any = Field(default=None, exclude_if=lambda value: value is None)
Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Decided(BaseModel):
    verdict: Literal["submit", "approve", "return", "refer", "console"]
    by: str
    stands_for: str | None = UNSET
    at: Time
    note: str
    role: str | None
    ledger: str


class Standing(BaseModel):
    """The wording that screens may show."""

    revision: int
    content: str
    approved_by: str


class NoticeAnswer(BaseModel):
    """A notice: the fields its author set, as they are bound by `content`, and what was decided on them."""

    id: int
    state: State
    live: bool
    expired: bool
    order: int
    author: str
    editor: str
    created_at: Time
    revision: int
    content: str
    channels: list[str]
    kind: str
    text: str | None = UNSET
    text_en: str | None = UNSET
    media: list[str] | None = UNSET
    region: str | None = UNSET
    level: str
    start: Time | None = UNSET
    end: Time | None = UNSET
    days: list[int] | Literal["working"] | None = UNSET
    times: list[list[str]] | None = UNSET
    seconds: int | None = UNSET
    speed: int | None = UNSET
    reading: str | None = UNSET
    columns: list[dict[str, str]] | None = UNSET
    stale_minutes: int | None = UNSET
    until: Time | None = UNSET
    code: str | None = UNSET
    waits_for: str | None = None
    approved: Standing | None = None
    decisions: list[Decided]


class NoticesAnswer(BaseModel):
    notices: list[NoticeAnswer]


class MediaAnswer(BaseModel):
    blob: str
    media_type: str
    size: list[int]
    bytes: int
    name: str
    duration_ms: int | None = UNSET
    pages: list[str] | None = UNSET


class RegionAnswer(BaseModel):
    name: str
    rect: list[int]
    fallback: str


class TileAnswer(BaseModel):
    name: str
    rect: list[int]


class ChannelAnswer(BaseModel):
    name: str
    size: list[int]
    zone: str
    regions: list[RegionAnswer]
    title: str | None = UNSET
    title_en: str | None = UNSET
    desktop: list[int] | None = UNSET
    tiles: list[TileAnswer] | None = UNSET


class ChannelsAnswer(BaseModel):
    channels: list[ChannelAnswer]


class EnvelopeAnswer(BaseModel):
    """A signed programme; `body` is its JSON text, to be verified before it is parsed."""

    body: str
    number: int
    signature: str
    key: str


class PositionAnswer(BaseModel):
    item: str
    offset_ms: int
    until: Time


class AtAnswer(BaseModel):
    """What each region shows at one instant."""

    at: Time
    regions: dict[str, PositionAnswer | None]


class ProgrammeAnswer(RootModel[EnvelopeAnswer | AtAnswer]):
    """The envelope, or with `at` what is shown then."""


class EntryAnswer(BaseModel):
    id: str
    seq: int
    at: Time
    actor: str
    kind: str
    subject: str
    details: dict[str, Any]
    origin: str
    prev: str
    hash: str


class LedgerAnswer(BaseModel):
    """`next` is what to send as `after` to read on; null at the end."""

    entries: list[EntryAnswer]
    next: int | None


def notice(view: NoticeView) -> NoticeAnswer:
    newest = view.newest
    return NoticeAnswer(
        **newest.content,
        id=view.id,
        state=view.state,
        live=view.live,
        expired=view.expired,
        order=view.order,
        author=view.author.name,
        editor=newest.editor.name,
        created_at=iso(view.created_at),
        revision=newest.sequence,
        content=newest.digest,
        waits_for=newest.due.role if newest.due and view.state == "submitted" else None,
        approved=standing(view.approved),
        decisions=[decided(each) for each in newest.decisions],
    )


def media(row: Media) -> MediaAnswer:
    size = [row.width, row.height]
    return MediaAnswer(
        blob=row.sha,
        media_type=row.media_type,
        size=size,
        bytes=row.bytes,
        name=row.name,
        duration_ms=row.duration_ms,
        pages=row.pages,
    )


def entry(row: LedgerEntry) -> EntryAnswer:
    return EntryAnswer(
        id=row.id,
        seq=row.seq,
        at=iso(row.at),
        actor=row.actor,
        kind=row.kind,
        subject=row.subject,
        details=row.details,
        origin=row.origin,
        prev=row.prev,
        hash=row.hash,
    )


def time(at: Ms | None) -> str | None:
    return None if at is None else iso(at)


def standing(approved: RevisionView | None) -> Standing | None:
    if approved is None or approved.approved_by is None:
        return None
    return Standing(revision=approved.sequence, content=approved.digest, approved_by=approved.approved_by)


def decided(decision: DecisionView) -> Decided:
    return Decided(
        verdict=decision.verdict,  # type: ignore[arg-type]  # the column holds nothing else
        by=decision.by.name,
        stands_for=decision.stands_for.name if decision.stands_for else None,
        at=iso(decision.at),
        note=decision.note,
        role=decision.role,
        ledger=decision.ledger_id,
    )
