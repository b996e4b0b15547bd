"""All tokens that count, for the security administrator."""

from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import tokens
from content.desk.staff import listed

from . import access, context
from .language import gettext
from .tokens import reach

blueprint = Blueprint("token_list", __name__, url_prefix="/tokens")
PAGE: Final = 50
MOST_PAGES: Final = 10_000


@blueprint.get("/")
def show() -> str:
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    name = request.args.get("name", "").strip()
    with context.desk().database.reading() as db:
        found = tokens.everybody_s(db, context.now(), name=name, offset=(page - 1) * PAGE, limit=PAGE + 1)
        people = {each.name: each.display_name for each in listed(db)}
        tabs = access.tabs(db, context.actor())
    return render_template(
        "token_list.html",
        pairs=found[:PAGE],
        people=people,
        name=name,
        reach=reach,
        tabs=tabs,
        newer=url_for("desk.token_list.show", page=page - 1, name=name) if page > 1 else None,
        older=url_for("desk.token_list.show", page=page + 1, name=name) if len(found) > PAGE else None,
    )


@blueprint.post("/<handle>/revoke")
def revoke(handle: str) -> ResponseReturnValue:
    with context.desk().database.transaction() as db:
        tokens.revoke(db, context.actor(), handle, **context.told())
    flash(gettext("The token is revoked; it opens nothing any more."), "good")
    return redirect(url_for("desk.token_list.show"))


blueprint.before_request(lambda: access.required("security"))
