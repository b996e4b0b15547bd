"""What of a record goes into the index: pure, from a body that is not trusted to have any particular shape."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from content.published.canonical import LARGEST
from kiosk.texts import as_text

ALWAYS: Final = 2**62
"""Later than any instant: the end of what stays visible."""
LONG: Final = ("body", "plan")
"""Fields that only a record's own page reads."""
LONGEST: Final = 500
"""Characters of a title; what goes on is no title."""
RECORDING: Final = "audio/ogg"
"""What a voice names beside its marks."""
_DATE = re.compile(r"(\d{4})-\d{2}-\d{2}")


class Listed(NamedTuple):
    """The columns of table `record` that come from a body; since and until in ms, half-open."""

    kind: str
    name: str
    place: int
    sort: str
    since: int
    until: int
    title: str
    card: str


class Filed(NamedTuple):
    """The columns of table `catalog`: what visitors browse by. Empty text where the record does not say."""

    dated: str
    topic: str
    genre: str
    department: str
    year: str
    since: int
    until: int


def listed(record_id: str, body: Mapping[str, Any]) -> Listed:
    kind, _, name = record_id.partition("/")
    title = shortened(as_text(body.get("title")))
    since, until = visible(body)
    card = {field: value for field, value in body.items() if field not in LONG}
    sort = title.get("zh-Hans") or title.get("zh-Hant") or title.get("en") or name
    return Listed(kind, name, whole(body.get("order")), sort, since, until, _json(title), _json(card))


def filed(body: Mapping[str, Any]) -> Filed:
    dates = [body.get("written_on"), body.get("published_on")]
    dated = next((each for each in dates if isinstance(each, str) and _DATE.fullmatch(each)), "")
    genre = as_text(body.get("genre"))
    return Filed(
        dated,
        words(body.get("topic")),
        genre.get("zh-Hans") or genre.get("zh-Hant") or genre.get("en") or "",
        words(body.get("department")),
        dated[:4],
        *visible(body),
    )


def visible(body: Mapping[str, Any]) -> tuple[int, int]:
    """The half-open span in ms in which visitors may see it."""
    span = body.get("visible")
    since, until = span if isinstance(span, list) and len(span) == 2 else (None, None)
    return _moment(since, 0), _moment(until, ALWAYS)


def shortened(text: Mapping[str, str]) -> dict[str, str]:
    """What of a title or another name is looked through at every search."""
    return {lang: said[:LONGEST] for lang, said in text.items()}


def media_types(body: Mapping[str, Any]) -> dict[str, str]:
    """By SHA-256: the media type that the body itself gives each of its blobs."""
    return dict(_types(body))


def whole(value: Any) -> int:
    """What cannot be told exactly, let alone be kept, is as if it were not there."""
    return value if type(value) is int and abs(value) <= LARGEST else 0


def _moment(value: Any, otherwise: int) -> int:
    return min(max(value, 0), ALWAYS) if type(value) is int else otherwise


def words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _types(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        blob, qr = value.get("blob"), value.get("qr")
        if isinstance(blob, str):
            yield blob, RECORDING if "marks" in value else words(value.get("media_type"))
        if isinstance(qr, str):
            yield qr, "image/svg+xml"
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _types(each)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
