"""When the ledger is broken: what was found, and the audit administrator's decision to publish on it again."""

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from pydantic import BaseModel

from content.desk import readers, stops
from content.desk.errors import Problem
from content.desk.problems import checked
from content.desk.texts import Remark

from . import access, context
from .language import gettext
from .ledger import blueprint
from .ledger_lines import broken, names
from .problems import mistake
from .troubles import unaccounted

MOST_SHOWN = 50


class Said(BaseModel):
    reason: Remark


def around() -> dict[str, Any]:
    """What every page says while nothing is published."""
    if not current_user.is_authenticated:
        return {"ledger_stop": None}
    with context.desk().database.reading() as db:
        return {"ledger_stop": stops.standing(db)}


@blueprint.get("/stop")
def stop() -> str:
    return _shown()


@blueprint.post("/stop")
def decide() -> ResponseReturnValue:
    desk = context.desk()
    reason = request.form.get("reason", "").strip()
    try:
        if not reason:
            raise Problem(400, "missing", "give a reason; the ledger keeps it", field="reason")
        reason = checked(Said, {"reason": reason}).reason
        seen = request.form.get("seen", 0, type=int)
        with desk.database.transaction() as db:
            stops.accept(db, context.actor(), reason, desk.signer, seen=seen, **context.told())
    except Problem as problem:
        return _shown(mistake(problem), reason), problem.status
    desk.verifying.tell()
    flash(gettext("Entered. From now on there is publishing again."), "good")
    return redirect(url_for("desk.ledger.show"))


def _shown(mistake: str = "", reason: str = "") -> str:
    with context.desk().database.reading() as db:
        may_decide = access.may(db, context.actor()).audit
        found = stops.standing(db)
        told = broken(db, found.breaks[:MOST_SHOWN], names(db)) if found else []
        if readers.reader(context.actor()):
            told = [replace(each, line=None) for each in told]
    return render_template(
        "ledger_stop.html",
        found=found,
        told=told,
        may_decide=may_decide,
        mistake=mistake,
        reason=reason,
        elsewhere=unaccounted(),
    )
