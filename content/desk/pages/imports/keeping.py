"""What shall become of the chosen files: drafts, or nothing."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from content.desk.errors import Problem
from content.desk.importing.arrival import Arrival, told_of
from content.desk.importing.tables.matching import missing
from content.desk.pages import context
from content.desk.pages.language import gettext, ngettext

from .listing import page
from .noun import SETTLE_S, blueprint, mailroom, mine

NOTICES = ("notices", "shown")


@blueprint.post("/keep")
def keep() -> ResponseReturnValue:
    if request.form.get("then") == "clear":
        return _dropped([each for each in mine() if each.is_done])
    chosen = _chosen()
    if not chosen:
        return page({"chosen": gettext("Choose at least one file.")}, request.form.getlist("channels")), 422
    if request.form.get("then") == "drop":
        return _dropped(chosen)
    wanted = {each.id: request.form.get(f"into-{each.id}", "") for each in chosen}
    if any(into in NOTICES for into in wanted.values()) and not request.form.getlist("channels"):
        return page({"channels": gettext("Choose at least one channel.")}), 422
    kept = [each for each in chosen if _want(each, wanted[each.id])]
    mailroom().settle(context.actor().id, SETTLE_S)
    if kept:
        flash(ngettext("%(num)d file is dealt with.", "%(num)d files are dealt with.", len(kept)), "good")
    return redirect(url_for("desk.imports.index"))


def want_table(arrival: Arrival) -> None:
    """As its columns were matched."""
    mailroom().want(arrival, {"into": "table", "channels": [], "origin": context.origin()})


def _want(arrival: Arrival, into: str) -> bool:
    """False, with a line that says why, where it cannot become that."""
    quarantine = mailroom().quarantine
    if into == "table" and arrival.table is None and arrival.found:
        guess = arrival.found["table"]
        if missing(guess["kind"], guess["columns"]):
            problem = Problem(409, "no-columns", "say first which columns mean what")
            quarantine.update(arrival, complaint=told_of(problem))
            return False
        arrival = quarantine.update(arrival, table=guess)
    if into == "table":
        want_table(arrival)
    else:
        wanted = {"into": into, "channels": request.form.getlist("channels"), "origin": context.origin()}
        mailroom().want(arrival, wanted)
    return True


def _chosen() -> list[Arrival]:
    """Of one's own, those that can be decided; what they may become is theirs to say, not the form's."""
    ids = set(request.form.getlist("chosen"))
    listed = [each for each in mine() if each.id in ids and not each.under_way]
    if request.form.get("then") == "drop":
        return listed
    return [each for each in listed if each.state == "ready" and _fits(each)]


def _fits(arrival: Arrival) -> bool:
    return request.form.get(f"into-{arrival.id}") in (arrival.found or {}).get("may", ())


def _dropped(chosen: list[Arrival]) -> ResponseReturnValue:
    for each in chosen:
        mailroom().drop(context.actor(), each, **context.told())
    flash(ngettext("%(num)d file is gone.", "%(num)d files are gone.", len(chosen)), "good")
    return redirect(url_for("desk.imports.index"))
