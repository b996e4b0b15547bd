"""What every page stands on: the desk, who is signed in, the one `now` of this request."""

from typing import Final, TypedDict
from zoneinfo import ZoneInfo

from flask import Flask, abort, current_app, request
from flask_login import current_user

from content.desk.actor import Actor
from content.desk.glimpse.showing import Glimpse
from content.desk.models import Office
from content.desk.office import Desk

from .kept import kept

KEY: Final = "foyer-desk"
GLIMPSE: Final = "foyer-glimpse"


class Told(TypedDict):
    now: int
    origin: str


def install(app: Flask, desk: Desk) -> None:
    app.extensions[KEY] = desk


def desk() -> Desk:
    found: Desk = current_app.extensions[KEY]
    return found


def glimpse() -> Glimpse:
    """The preview on the kiosk's pages; raises 404 where no kiosk was given to the desk."""
    found: Glimpse | None = current_app.extensions.get(GLIMPSE)
    if found is None:
        abort(404)
    return found


def has_glimpse() -> bool:
    return GLIMPSE in current_app.extensions


def now() -> int:
    """One instant for the whole request, so that no page contradicts itself."""
    known = kept()
    if "now" not in known:
        known["now"] = desk().clock.now()
    at: int = known["now"]
    return at


def actor() -> Actor:
    """Who is signed in; only behind the guard."""
    signed_in: Actor = current_user.actor
    return signed_in


def origin() -> str:
    """Where the request came from, for the ledger."""
    return request.remote_addr or "unknown"


def told() -> Told:
    """What every act of the domain is told beside who acts."""
    return {"now": now(), "origin": origin()}


def office() -> Office:
    known = kept()
    if "office" not in known:
        with desk().database.reading() as session:
            known["office"] = session.get_one(Office, 1)
    found: Office = known["office"]
    return found


def zone() -> ZoneInfo:
    known = kept()
    if "zone" not in known:
        known["zone"] = ZoneInfo(office().zone)
    found: ZoneInfo = known["zone"]
    return found
