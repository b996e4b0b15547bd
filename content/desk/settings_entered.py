"""What the desk was started with is entered when it is other than before: the desk does not write that file itself."""

from typing import Any, Final, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import ledger
from .models import LedgerEntry

Ms = int
KIND: Final = "settings"
PLAIN: Final = (
    "host", "port", "desk_port", "speech", "trusted_proxy", "trust_loopback", "mail_server", "mail_user", "mail_from",
    "mail_to", "webhook_url", "cap_folder", "signed_alerts",
)  # fmt: skip
# Of these the ledger has no more than whether there is one.
SECRET: Final = ("mail_password", "webhook_secret")


class Settings(Protocol):
    """Whatever has attributes of those names; one that is missing is not told."""


def enter(session: Session, settings: Settings, *, now: Ms) -> bool:
    """Enter the settings that the desk runs with; whether they are others than those entered last."""
    told = as_told(settings)
    last = select(LedgerEntry).where(LedgerEntry.kind == KIND).order_by(LedgerEntry.seq.desc()).limit(1)
    before = session.scalars(last).first()
    if before is not None and dict(before.details) == told:
        return False
    ledger.append(session, None, KIND, "hub", told, now=now, origin="console")
    return True


def as_told(settings: Settings) -> dict[str, Any]:
    """By name, in words and numbers that JSON has."""
    plain = {name: _plain(getattr(settings, name)) for name in PLAIN if hasattr(settings, name)}
    return plain | {name: bool(getattr(settings, name)) for name in SECRET if hasattr(settings, name)}


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    return [str(each) for each in value] if isinstance(value, tuple | list) else str(value)
