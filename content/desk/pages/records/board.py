"""The drawing board of a floor: what the page gives the editor to begin with, and the picture that came back."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from flask import request, url_for
from sqlalchemy.orm import Session

from content.desk.models import Media
from content.desk.problems import checked
from content.desk.records import RecordView, backdrops, building
from content.desk.records.backdrops import Placed
from content.desk.texts import whole_characters
from content.published.plans.features import Feature

from .. import context, plan_words

NONE: Final = "none"
"""What the form says where the picture was taken away."""
FIELD: Final = "backdrop"
SHEET: Final = (4000, 3000)
"""In centimetres, of the first floor of a house."""


def of(record: RecordView | None, content: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON. features, size: of the plan as it stands in the form; sheet: the size of one that says none yet;
    house: outer wall and shafts of the other floors."""
    name = record.name if record else ""
    with context.desk().database.reading() as db:
        beside = building.others(db, name)
        backdrop = _laid(db, record)
    plan = building.whole(content)
    return {
        "name": name,
        "features": plan.get("features", []),
        "size": plan.get("size"),
        "sheet": _sheet(beside.values()),
        "backdrop": backdrop,
        "house": [{"name": floor, **_floor(each)} for floor, each in beside.items() if each.storey],
        "types": {each: str(said) for each, said in plan_words.TYPES.items()},
        "said": {each: str(said) for each, said in plan_words.SAID.items()},
        "drawn": {each: str(said) for each, said in plan_words.DRAWN.items()},
    }


def _sheet(floors: Iterable[building.Standing]) -> Sequence[int]:
    """As large as the largest of the other floors, which have the same walls."""
    return max((each.size for each in floors if each.storey), key=math.prod, default=SHEET)


def picture(media: Media) -> dict[str, Any]:
    """A picture as the editor lays it on the sheet."""
    address = url_for("desk.media.show", blob=media.sha)
    return {"blob": media.sha, "url": address, "width": media.width, "height": media.height, "name": media.name}


def keep(session: Session, saved: RecordView) -> None:
    """The picture that the form has, with the record that was saved of it; raises Problem 400 and 422."""
    typed = request.form.get(FIELD, "")
    if typed == NONE:
        backdrops.take_away(session, context.actor(), saved, **context.told())
    elif typed:
        backdrops.put(session, context.actor(), saved, _placed(typed), **context.told())


def _placed(typed: str) -> Placed:
    try:
        raw = whole_characters(json.loads(typed))
    except (ValueError, RecursionError):
        raw = None
    return checked(Placed, raw)


def _laid(session: Session, record: RecordView | None) -> dict[str, Any] | None:
    """What the form brought and is not kept yet, else what is kept."""
    typed = request.form.get(FIELD, "")
    if typed:
        where = None if typed == NONE else _placed(typed)
    else:
        kept = backdrops.find(session, record.id) if record else None
        where = Placed(blob=kept.sha, x=kept.x, y=kept.y, width=kept.width) if kept else None
    media = session.get(Media, where.blob) if where else None
    return {**picture(media), "at": [where.x, where.y], "across": where.width} if where and media else None


def _floor(standing: building.Standing) -> dict[str, Any]:
    outline = standing.outline
    return {
        "number": standing.number,
        "title": standing.title,
        "size": standing.size,
        "outline": _ring(outline) if outline else None,
        "shafts": [
            {"type": each.type, "shaft": each.shaft, "name": each.name, "ring": _ring(each)} for each in standing.shafts
        ],
    }


def _ring(feature: Feature) -> list[list[int]]:
    return [[x, y] for x, y in feature.points]
