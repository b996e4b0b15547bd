"""The floors as they stand at the desk, finished or not: what a plan is held against while it is drawn."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.published.plans.features import Feature

from ..models import RecordHead, RecordRevision
from .fault import Fault
from .plan import check, unfit
from .storeys import SHAFTS, Storey, check_storeys, storey

THIS: Final = "this"
"""What a floor is called among the others before it has a name."""
MOST: Final = 200
_known: Final[dict[str, "Standing"]] = {}
"""By the digest of a wording, which never means anything else; bounded by MOST."""
Faults = tuple[list[Fault], list[Fault]]
_looked: Final[dict[tuple[bytes, str, tuple[tuple[str, str], ...]], Faults]] = {}
"""By the plan, its name and the wordings of the other floors."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A floor's newest wording. storey is None while no ways can be looked for in it."""

    title: Mapping[str, str]
    number: int
    size: Sequence[int]
    storey: Storey | None
    digest: str

    @property
    def outline(self) -> Feature | None:
        return next((each for each in self._found if each.type == "outline"), None)

    @property
    def shafts(self) -> list[Feature]:
        return [each for each in self._found if each.type in SHAFTS and each.shaft]

    @property
    def _found(self) -> list[Feature]:
        return list(self.storey.found.values()) if self.storey else []


def others(session: Session, name: str) -> dict[str, Standing]:
    """The floors but this one by name, from the lowest up; those that were withdrawn are none."""
    rows = session.execute(
        select(RecordHead.name, RecordHead.revision_id, RecordRevision.digest)
        .join(RecordRevision, RecordRevision.id == RecordHead.revision_id)
        .where(RecordHead.kind == "floor", RecordHead.state != "withdrawn", RecordHead.name != name)
    ).all()
    found = {floor: _standing(session, revision, digest) for floor, revision, digest in rows}
    return dict(sorted(found.items(), key=lambda each: (each[1].number, each[0])))


def faults(plan: Mapping[str, Any], name: str, beside: Mapping[str, Standing]) -> Faults:
    """What is wrong with the plan, and what is wrong between the floors that cannot be seen on it alone; of the latter
    those that are about it first. The latter name "<floor>/<feature>"."""
    against = tuple((floor, each.digest) for floor, each in beside.items())
    key = (hashlib.sha256(json.dumps(plan).encode()).digest(), name, against)
    if key not in _looked:
        if len(_looked) >= MOST:
            _looked.clear()
        _looked[key] = _faults(plan, name, beside)
    return _looked[key]


def _faults(plan: Mapping[str, Any], name: str, beside: Mapping[str, Standing]) -> Faults:
    own = check(plan)
    if unfit(plan):
        return own, []
    this = name or THIS
    said = {f"{this}/{each.feature}" for each in own}
    floors = {floor: each.storey for floor, each in beside.items() if each.storey}
    between = [each for each in check_storeys({**floors, this: storey(plan)}) if each.feature not in said]
    return own, sorted(between, key=lambda each: not each.feature.startswith(f"{this}/"))


def whole(content: Mapping[str, Any]) -> dict[str, Any]:
    """The plan of a floor's content with the size of its sheet."""
    plan = content.get("plan")
    found = dict(plan) if isinstance(plan, Mapping) else {}
    size = content.get("size") or found.get("size")
    return found | ({"size": size} if size else {})


def _standing(session: Session, revision: int, digest: str) -> Standing:
    if digest not in _known:
        if len(_known) >= MOST:
            _known.clear()
        content = session.scalars(select(RecordRevision.content).where(RecordRevision.id == revision)).one()
        plan = whole(content)
        ways = None if unfit(plan) else storey(plan)
        _known[digest] = Standing(content["title"], content["number"], plan.get("size", ()), ways, digest)
    return _known[digest]
