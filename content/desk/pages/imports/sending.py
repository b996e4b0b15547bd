"""Files into quarantine: several by the plain form, or one by one as the body of a request."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from content.desk.pages import context
from content.desk.pages.language import gettext, ngettext

from .listing import page
from .noun import MOST_AT_ONCE, SETTLE_S, blueprint, mailroom
from .rows import rows_of

MB = 1024 * 1024


@blueprint.post("/")
def upload() -> ResponseReturnValue:
    """Without scripts: one form with all files."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        return page({"files": gettext("Choose a file.")}), 422
    for file in files:
        mailroom().take(context.actor(), file.stream, file.filename or "", **context.told())
    mailroom().settle(context.actor().id, SETTLE_S)
    flash(ngettext("%(num)d file was looked at.", "%(num)d files were looked at.", len(files)), "good")
    return redirect(url_for("desk.imports.index"))


@blueprint.post("/files")
def take() -> ResponseReturnValue:
    """One file, its name in the address: a script sends it and shows how far it is."""
    name = request.args.get("name", "")
    arrival = mailroom().take(context.actor(), request.stream, name, **context.told())
    row = rows_of([arrival])[0]
    return {"id": row.id, "state": row.state, "line": row.line}, 201


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """All of it was let pass and is gone."""
    line = gettext("That was more than %(most)d MB at once. Nothing of it was taken.", most=MOST_AT_ONCE // MB)
    return ({"line": line}, 413) if request.endpoint == "desk.imports.take" else (page({"files": line}), 413)
