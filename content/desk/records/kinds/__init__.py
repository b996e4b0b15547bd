"""The kinds of records, what each is made of, and how it is named."""

import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from content.desk.errors import Problem
from content.desk.problems import checked

from .catalog import Catalog, Topics
from .floor import Floor
from .guide import Guide, Power
from .office import About, Department, Office
from .pieces import Kind, is_name

__all__ = ["KINDS", "check_name", "read"]

KINDS: Final[Mapping[str, type[Kind]]] = {
    "office": Office,
    "department": Department,
    "guide": Guide,
    "power": Power,
    "floor": Floor,
    "catalog": Catalog,
    "topics": Topics,
    "about": About,
}
# Of these an office has one, called as its kind.
SINGLE: Final = ("office", "topics")
LONGEST_NAME: Final = 120


def read(kind: str, raw: object) -> dict[str, Any]:
    """The content of a record of this kind as its author set it, texts spelled out.

    Raises Problem 404 for no such kind, 422 naming the field.
    """
    try:
        return checked(_model(kind), raw).content()
    except Problem as problem:
        if problem.status == 400:
            problem.status = 422
        raise


def check_name(kind: str, name: str) -> None:
    """Raises Problem 404 for no such kind, 422 for what cannot name a record of it."""
    _model(kind)
    if kind in SINGLE:
        good = name == kind
    elif kind == "catalog":
        good = _is_index_number(name)
    else:
        good = is_name(name)
    if not good:
        raise Problem(422, "bad-name", "cannot name a record of the kind %(kind)s", field="name", kind=kind)


def _model(kind: str) -> type[Kind]:
    model = KINDS.get(kind)
    if model is None:
        known = ", ".join(KINDS)
        raise Problem(404, "no-kind", "there are records of the kinds %(known)s", field="kind", known=known)
    return model


def _is_index_number(name: str) -> bool:
    """What can stand in an address as it is written: no blanks, no empty steps, none that leads elsewhere."""
    if not 0 < len(name) <= LONGEST_NAME or any(unicodedata.category(each)[0] in "CZ" for each in name):
        return False
    return all(step not in ("", ".", "..") for step in name.split("/")) and not set(name) & set("?#%\\")
