"""The edition: what kiosks may show beside their channel. Its records come from the catalogue and the guides."""

from pathlib import Path

from sqlalchemy.orm import Session

from content.published import edition
from content.published.keys import Signer

from . import ledger
from .keys import inbox_public
from .models import Office

Ms = int


def edition_body(session: Session, signer: Signer, hub: Path, number: int, now: Ms) -> edition.Built:
    """The root of edition `number` and the blobs that it names."""
    office = session.get_one(Office, 1)
    head = ledger.newest(session)
    return edition.build(
        {},
        number=number,
        built_at=now,
        office=office.name,
        keys=[edition.Key(signer.id, signer.public, office.created_at, None)],
        inbox_key=inbox_public(hub),
        ledger_head=head.id if head else "",
    )
