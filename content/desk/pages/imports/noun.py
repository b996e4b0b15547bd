"""Who may import, and what an upload is to whom: everybody sees their own only."""

from typing import Final

from flask import Blueprint, abort, request

from content.desk.importing.arrival import Arrival
from content.desk.importing.mailroom import Mailroom
from content.desk.importing.quarantine import MOST_BYTES
from content.desk.pages import context
from content.desk.roles import WRITERS

blueprint = Blueprint("imports", __name__, url_prefix="/imports")
SETTLE_S: Final = 3.0
"""What is done within so long is seen at once, without looking again."""
MOST_AT_ONCE: Final = 2 * MOST_BYTES
"""Of one form with several files; one of more is let pass and refused."""
_TAKES_FILES: Final = frozenset({"desk.imports.upload", "desk.imports.take"})


@blueprint.before_request
def only_writers() -> None:
    context.actor().require(WRITERS)


def room_for_files() -> None:
    """Before anything of a form is read: files go to the disk, not into memory."""
    if request.endpoint in _TAKES_FILES:
        request.max_content_length = MOST_AT_ONCE


def mailroom() -> Mailroom:
    return context.desk().mailroom


def mine() -> list[Arrival]:
    return mailroom().quarantine.of(context.actor().id)


def get(arrival_id: str) -> Arrival:
    """Of somebody else's it is not even said that it is there."""
    found = mailroom().quarantine.find(arrival_id)
    if found is None or found.account != context.actor().id:
        abort(404)
    return found
