"""What is read aloud of a record, sentence by sentence, in the order in which the kiosk's pages show it. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from . import documents, matters, places
from .fields import Fields, Said
from .reading import EN, ZH

_POINTS: Final = str.maketrans({"，": ", ", "：": ": ", "。": ". ", "；": "; "})
KINDS: Final[Mapping[str, Callable[[Fields], Iterator[Said]]]] = {
    "office": places.office,
    "phrases": documents.phrases,
    "guide": matters.guide,
    "department": places.department,
    "floor": places.floor,
    "notice": documents.notice,
    "about": documents.about,
    "power": matters.power,
    "topics": documents.topics,
    "catalog": documents.catalog,
}
"""Every kind that is read aloud, the most visited first."""


def script(body: Mapping[str, Any]) -> dict[str, list[Said]]:
    """By language the paths of a compiled body, each once, and the whole sentence that says it. A language without
    words is left out. Never raises, whatever the body."""
    kind = body.get("kind")
    told = KINDS.get(kind) if isinstance(kind, str) else None
    if told is None:
        return {}
    found = {ZH: _once(told(Fields(body, ZH))), EN: _in_english(_once(told(Fields(body, EN))))}
    return {lang: said for lang, said in found.items() if said}


def rank(kind: str) -> int:
    """Whose voice is made first."""
    known = list(KINDS)
    return known.index(kind) if kind in known else len(known)


def _once(said: Iterator[Said]) -> list[Said]:
    found: dict[str, str] = {}
    for path, sentence in said:
        if path and sentence:
            found.setdefault(path, sentence)
    return list(found.items())


def _in_english(said: list[Said]) -> list[Said]:
    """Sentences are put together with Chinese points."""
    return [(path, " ".join(words.translate(_POINTS).split())) for path, words in said]
