"""Names that help to type: of other records, of places on the plans, of topics. Read once for each wording of them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.desk.models import RecordHead, RecordRevision
from content.desk.records import heads
from content.published.plans.features import PLACES

from .. import mine
from .controls import ICONS

Names = list[tuple[str, str]]
_known: Final[dict[str, Names]] = {}
"""By the digest of a wording, which never means anything else; bounded by MOST."""
MOST: Final = 200


def suggestions(session: Session) -> dict[str, Names]:
    """(name, what it is) by which list they are in: department, guide, power, place, topic, icon."""
    return _kept(session)[0]


def titles(session: Session) -> dict[str, dict[str, str]]:
    """What each name is, by list and name."""
    return _kept(session)[1]


def _kept(session: Session) -> tuple[dict[str, Names], dict[str, dict[str, str]]]:
    board = mine.board()
    found: tuple[dict[str, Names], dict[str, dict[str, str]]]
    found = board.kept(session, "named", _named, board.mark(session).of_records)
    return found


def _named(session: Session) -> tuple[dict[str, Names], dict[str, dict[str, str]]]:
    found = {kind: heads.named(session, kind) for kind in ("department", "guide", "power")} | {
        "place": [each for name, content in _wordings(session, "floor") for each in _places(name, content)],
        "topic": [each for name, content in _wordings(session, "topics") for each in content],
        "icon": [(name, "") for name in ICONS],
    }
    return found, {name: dict(names) for name, names in found.items()}


def _wordings(session: Session, kind: str) -> Iterator[tuple[str, Names]]:
    """What the newest wordings of a kind name."""
    rows = session.execute(
        select(RecordHead.name, RecordHead.revision_id, RecordRevision.digest)
        .join(RecordRevision, RecordRevision.id == RecordHead.revision_id)
        .where(RecordHead.kind == kind, RecordHead.state != "withdrawn")
        .order_by(RecordHead.name)
    ).all()
    for name, revision, digest in rows:
        if digest not in _known:
            if len(_known) >= MOST:
                _known.clear()
            content = session.scalars(select(RecordRevision.content).where(RecordRevision.id == revision)).one()
            _known[digest] = _features(content) if kind == "floor" else list(_topics(content.get("tree", ())))
        yield name, _known[digest]


def _features(content: Mapping[str, Any]) -> Names:
    named = (feature["properties"] for feature in content.get("plan", {}).get("features", ()))
    return [(each["id"], _called(each)) for each in named if each["type"] in (*PLACES, "kiosk")]


def _called(properties: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (properties.get("number"), _chinese(properties.get("name")))))


def _places(floor: str, features: Names) -> Names:
    return [(f"{floor}/{name}", called) for name, called in features]


def _topics(tree: Any) -> Iterator[tuple[str, str]]:
    for each in tree:
        yield each["code"], _chinese(each["title"])
        yield from _topics(each.get("topics", ()))


def _chinese(text: Mapping[str, str] | None) -> str:
    return next((text[tag] for tag in ("zh-Hans", "zh-Hant", "en") if tag in text), "") if text else ""
