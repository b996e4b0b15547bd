"""What a floor's plan is drawn over: a picture that lies on its sheet, kept beside the record and never published."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from .. import ledger
from ..actor import Actor
from ..errors import Problem
from ..models import Backdrop, Media
from ..moments import Ms
from ..roles import WRITERS
from .views import RecordView

Cm = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]


class Placed(BaseModel):
    """x and y of the picture's top left corner and its width, in centimetres of the sheet."""

    model_config = ConfigDict(extra="forbid", strict=True)

    blob: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    x: Cm
    y: Cm
    width: Annotated[int, Field(ge=1, le=1_000_000)]


def find(session: Session, number: int) -> Backdrop | None:
    """Of the record of this id."""
    return session.get(Backdrop, number)


def put(session: Session, actor: Actor, record: RecordView, placed: Placed, *, now: Ms, origin: str) -> None:
    """Lay the picture under the plan, in place of the one before; the same once more changes nothing.

    Raises Problem 403, and 422 when no picture of that hash was uploaded."""
    actor.require(WRITERS)
    media = session.get(Media, placed.blob)
    if media is None or not media.media_type.startswith("image/"):
        raise Problem(422, "no-media", "no picture of that hash was uploaded", field="backdrop")
    row = session.get(Backdrop, record.id) or Backdrop(record_id=record.id)
    where = placed.x, placed.y, placed.width
    if (row.sha, row.x, row.y, row.width) == (placed.blob, *where):
        return
    row.sha, (row.x, row.y, row.width) = placed.blob, where
    row.account_id, row.put_at = actor.id, now
    session.add(row)
    details = {"media": placed.blob, "at": list(where)}
    ledger.append(session, actor, "backdrop-put", f"record:{record.key}", details, now=now, origin=origin)


def take_away(session: Session, actor: Actor, record: RecordView, *, now: Ms, origin: str) -> None:
    """Where there is none, nothing changes. Raises Problem 403."""
    actor.require(WRITERS)
    row = session.get(Backdrop, record.id)
    if row is not None:
        session.delete(row)
        ledger.append(session, actor, "backdrop-removed", f"record:{record.key}", {}, now=now, origin=origin)
