"""The checks of a record while it is written: beside its controls, again while somebody types, and one touch that puts
a place right."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, render_template, request

from content.desk.records.kinds.pieces import LANGUAGES
from content.desk.roles import WRITERS

from .. import context, findings
from ..findings import NONE, Findings
from .controls import Control, Drawing, leaves
from .layout import KINDS
from .schema import of_kind
from .typed import Sheet, as_sent

CHECKED = ("text", "word", "words")
"""Shapes of controls whose words are looked at."""


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<kind>/check", "check", check, methods=["POST"])


def check(kind: str) -> str:
    """What would be found in the form as it stands, as the pieces of the page that show it."""
    context.actor().require(WRITERS)
    if kind not in KINDS:
        abort(404)
    # A moment that is half typed says nothing to the checks.
    sheet = Sheet(request.form, lambda text: text, lambda _blob: "", all_rows=True)
    content = sheet.content(of_kind(kind))
    found = found_in(kind, content, request.args.get("subject", ""))
    drawn = Drawing(lambda edge: str(edge or "")).sections(kind, content)
    paths = [as_sent(sheet.lists, path) for section in drawn for path in places(section.controls)]
    shown = Findings([_sent(each, sheet) for each in found.all])
    return render_template("checks/fragments.html", findings=shown, places=[(path, f"field-{path}") for path in paths])


def found_in(kind: str, content: Mapping[str, Any], subject: str) -> Findings:
    """`subject` is what the ledger calls the record, "" while it is not there."""
    if not content:
        return NONE
    return findings.of_typed(kind, content, findings.reasons_in(request.form), subject)


def places(controls: list[Control]) -> Iterator[str]:
    """The fields that a finding may stand in, as the domain calls them."""
    for each in leaves(controls):
        if each.shape == "text":
            yield from (f"{each.path}.{tag}" for tag in LANGUAGES)
        elif each.shape in CHECKED:
            yield each.path


def around(found: Findings) -> set[str]:
    """The fields with findings, and all that they are nested in."""
    told: set[str] = set()
    for each in found.all:
        steps = each.finding.field.split(".")
        told.update(".".join(steps[: number + 1]) for number in range(len(steps)))
    return told


def _sent(told: findings.Told, sheet: Sheet) -> findings.Told:
    """The finding under the name that its control has in the browser, whose rows may have moved."""
    return replace(told, finding=replace(told.finding, field=as_sent(sheet.lists, told.finding.field)))
