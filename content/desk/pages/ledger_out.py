"""The ledger taken away as a table: the same lines that the page shows, all of them."""

import tempfile
import threading
from pathlib import Path
from typing import Final

from flask import Response, send_file

from content.desk.errors import Problem
from content.desk.paper import ledger_out
from content.desk.paper.ledger_out import Words

from . import context, moments
from .language import gettext
from .ledger import blueprint, query, wanted
from .ledger_lines import names
from .words import ACTS

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Whoever takes a million lines away takes a worker for a minute, and the others wait for their turn.
_ONE: Final = threading.BoundedSemaphore(1)


@blueprint.get("/ledger.<any(csv, xlsx):form>")
def take_away(form: str) -> Response:
    desk, asked = context.desk(), wanted(query())
    if not _ONE.acquire(timeout=1.0):
        message = "somebody is taking the ledger away just now; try again in a minute"
        raise Problem(503, "busy", message, headers={"Retry-After": "60"})
    try:
        with tempfile.NamedTemporaryFile(dir=desk.hub, prefix=".export-") as file:
            path = Path(file.name)
            desk.verifying.worker.run(ledger_out.write, desk.data, path, form, asked, _words(), str(context.zone()))
            # Opened again: the name goes with the block, the bytes with the last who reads them.
            taken = path.open("rb")
    finally:
        _ONE.release()
    day = moments.local(context.now(), context.zone()).date().isoformat()
    answer = send_file(taken, TYPES[form], as_attachment=True, download_name=f"ledger-{day}.{form}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _words() -> Words:
    with context.desk().database.reading() as db:
        people = names(db) | {"foyer": gettext("Foyer itself")}
    heads = {
        "seq": gettext("No."),
        "time": gettext("Time"),
        "who": gettext("Who"),
        "account": gettext("Account"),
        "what": gettext("What"),
        "kind": gettext("Kind of act"),
        "subject": gettext("On what"),
        "details": gettext("Details"),
        "origin": gettext("From where"),
        "prev": gettext("Hash of the line before"),
        "hash": gettext("Hash"),
    }
    made = gettext("made on %(now)s by %(name)s", now=_now(), name=context.actor().display_name)
    above = (f"{context.office().name} · {gettext('Ledger')}", made)
    return Words(gettext("Ledger"), above, heads, {kind: str(name) for kind, name in ACTS.items()}, people)


def _now() -> str:
    return moments.local(context.now(), context.zone()).strftime("%Y-%m-%d %H:%M")
