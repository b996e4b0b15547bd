"""The flowchart of the steps that are being typed, drawn by the same template that a saved record has."""

from flask import Blueprint, abort, render_template, request
from werkzeug.datastructures import MultiDict

from content.desk.roles import WRITERS

from .. import context
from .layout import KINDS
from .schema import of_kind
from .typed import Sheet

DRAWN = ("steps", "result")


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<kind>/flow", "flow", flow, methods=["POST"])


def flow(kind: str) -> str:
    """A piece of a page; what is half typed is drawn as far as it goes."""
    context.actor().require(WRITERS)
    if kind not in KINDS:
        abort(404)
    fields = tuple(each for each in of_kind(kind) if each.name in DRAWN)
    sheet = Sheet(MultiDict(request.form), lambda text: text, lambda _blob: "")
    content = sheet.content(fields)
    return render_template("records/flowing.html", steps=content.get("steps"), result=content.get("result"))
