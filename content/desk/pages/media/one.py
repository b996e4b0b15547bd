"""One upload: what it is, where it is named, and what can be done with it."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk.errors import Problem
from content.desk.media import MOST_OF_ANY, acts, listing
from content.desk.media.acts import Described
from content.desk.media.listing import Asked, Item
from content.desk.media.uses import Use
from content.desk.problems import checked
from content.desk.roles import KEEPERS, WRITERS

from .. import context
from ..language import gettext, ngettext
from ..problems import with_way_on
from . import words

FORM: Final = 64 * 1024
"""Around a file."""


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<blob>/about", "about", about)
    for name, view in (("describe", describe), ("replace", replace), ("remove", remove)):
        blueprint.add_url_rule(f"/<blob>/{name}", name, view, methods=["POST"])


def about(blob: str) -> str:
    return _page(_item(blob))


def describe(blob: str) -> ResponseReturnValue:
    item = _item(blob)
    typed = {name: request.form.get(name, "") for name in ("alt", "alt_en")}
    try:
        with context.desk().database.transaction() as db:
            acts.describe(db, context.actor(), item.sha, checked(Described, typed), **context.told())
    except Problem as problem:
        return _refused(item, problem, problem.field or "alt", typed=typed)
    flash(gettext("Kept. It is proposed wherever this is used from now on."), "good")
    return redirect(url_for("desk.media.about", blob=item.sha))


def replace(blob: str) -> ResponseReturnValue:
    item, desk = _item(blob), context.desk()
    chosen = set(request.form.getlist("places"))
    # Also those that were not offered, for what they may not to be refused as that.
    places = [use for use in item.uses if use.now and _key(use) in chosen]
    if not places:
        return _page(item, mistakes={"places": gettext("Choose at least one place.")}), 422
    try:
        new = _other()
        if not new:
            return _page(item, mistakes={"file": gettext("Choose a file.")}), 422
        with desk.database.transaction() as db:
            changed = acts.replace(db, context.actor(), item.sha, new, places, **context.told())
    except Problem as problem:
        return _refused(item, problem, "file")
    line = "%(num)d new draft. What is live stays until it is approved."
    lines = "%(num)d new drafts. What is live stays until they are approved."
    flash(ngettext(line, lines, len(changed)), "good")
    return redirect(url_for("desk.media.about", blob=new))


def _other() -> str:
    """What is to take its place: one that is here, or a file that comes now; "" for neither."""
    file = request.files.get("file")
    if request.form.get("by") or file is None or not file.filename:
        return request.form.get("by", "")
    return context.desk().upload(context.actor(), file.read(), file.filename, **context.told()).sha


def room_for_media() -> None:
    """Before anything of a form is read."""
    if request.endpoint == "desk.media.replace":
        request.max_content_length = MOST_OF_ANY + FORM


def remove(blob: str) -> ResponseReturnValue:
    item = _item(blob)
    try:
        context.desk().remove_media(context.actor(), item.sha, **context.told())
    except Problem as problem:
        return _refused(item, problem, "remove")
    flash(gettext("%(name)s is gone.", name=item.name), "good")
    return redirect(url_for("desk.media.index"))


def may_change(item: Item) -> list[Use]:
    """The places that name it now and that whoever asks may write anew."""
    actor = context.actor()
    return [use for use in item.uses if use.now and (use.author == actor.id or actor.may(KEEPERS))]


def _item(blob: str) -> Item:
    with context.desk().database.reading() as db:
        return listing.get(db, context.desk().uploads, acts.get(db, blob).sha, context.now())


def _others(item: Item) -> list[tuple[str, str]]:
    """What was brought last of the same kind."""
    with context.desk().database.reading() as db:
        found = listing.find_page(db, context.desk().uploads, Asked(kind=item.kind), context.now()).items
    return [(each.sha, words.title(each)) for each in found if each.sha != item.sha]


def _page(item: Item, **more: Any) -> str:
    actor = context.actor()
    told: dict[str, Any] = {
        "item": item,
        "words_of": words,
        "facts": words.facts(item),
        "may_write": actor.may(WRITERS),
        "may_change": [(_key(use), *words.place(use)) for use in may_change(item)],
        "others": _others(item),
        "may_remove": item.used == "never" and actor.may(WRITERS) and (item.by.id == actor.id or actor.may(KEEPERS)),
        "typed": {"alt": item.alt, "alt_en": item.alt_en},
        "mistakes": {},
    }
    return render_template("media/about.html", **told | more)


def _refused(item: Item, problem: Problem, field: str, **more: Any) -> ResponseReturnValue:
    return _page(item, mistakes={field: with_way_on(problem)}, **more), problem.status


def _key(use: Use) -> str:
    return f"{use.noun}:{use.item}"
