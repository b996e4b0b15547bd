"""A screen's measures as people type them: centimetres and metres, with a comma or a point."""

from collections.abc import Mapping
from typing import Any, Final

from .language import gettext

# Typed field by what the domain calls it, and how many mm one of its units has.
FIELDS: Final = {"width_mm": "width", "height_mm": "height", "distance_mm": "distance"}
UNITS: Final = {"width": 10, "height": 10, "distance": 1000}


def read(form: Mapping[str, str]) -> dict[str, int | None]:
    """In mm; None for what was left empty."""
    return {name: _mm(form.get(field, ""), UNITS[field]) for name, field in FIELDS.items()}


def slips(form: Mapping[str, str]) -> dict[str, str]:
    """What is no number, in words."""
    wrong = [field for field in UNITS if form.get(field, "").strip() and _mm(form[field], UNITS[field]) is None]
    return {field: gettext("Write a number, or leave it empty.") for field in wrong}


def without(typed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in typed.items() if name not in UNITS}


def typed(mm: int | None, field: str) -> str:
    return "" if mm is None else f"{mm / UNITS[field]:g}"


def _mm(text: str, unit: int) -> int | None:
    try:
        found = float(text.strip().replace(",", ".").replace("，", "."))
        return round(found * unit) if -1e6 < found < 1e6 else None
    except ValueError:
        return None
