"""What changed between two plans, part by part, in words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from content.desk.records.kinds.pieces import LANGUAGES

from ..language import ENGLISH, chosen, gettext
from ..plan_words import SAID_OF, TYPES
from . import hours

MOST: Final = 100
Part = Mapping[str, Any]


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[tuple[str, str, str]]:
    """(part, before, after), of the parts that are not the same; what comes, goes or was drawn otherwise says so."""
    old, new = _parts(before), _parts(after)
    differing = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    for name in differing[:MOST]:
        yield from _of_part(old.get(name), new.get(name))
    if len(differing) > MOST:
        yield "", "", gettext("and %(num)d more parts", num=len(differing) - MOST)


def _of_part(old: Part | None, new: Part | None) -> Iterator[tuple[str, str, str]]:
    called = _called(new or old or {})
    if old is None or new is None:
        there, gone = gettext("drawn"), ""
        yield called, there if old else gone, there if new else gone
        return
    if old.get("geometry") != new.get("geometry"):
        yield called, gettext("drawn as it was"), gettext("drawn otherwise")
    before, after = old["properties"], new["properties"]
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield f"{called} · {SAID_OF.get(name, name)}", _said(before.get(name)), _said(after.get(name))


def _parts(plan: Mapping[str, Any] | None) -> dict[str, Part]:
    return {each["properties"]["id"]: each for each in (plan or {}).get("features", ())}


def _called(part: Part) -> str:
    told = part["properties"]
    return called(told["type"], told["id"], told.get("number"), told.get("name"))


def called(type: str, id: str, number: str | None, name: Any) -> str:
    """What a part is called in the reader's language: its kind, its number and its name, or what stands for them."""
    tags = reversed(LANGUAGES) if chosen() is ENGLISH else LANGUAGES
    named = next((name[tag] for tag in tags if name.get(tag)), "") if isinstance(name, Mapping) else name
    own = " ".join(filter(None, (number, named)))
    return f"{TYPES.get(type, type)} {own or ('' if id == type else id)}".strip()


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return " / ".join(str(value[tag]) for tag in LANGUAGES if value.get(tag))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return gettext("; ").join(hours.in_words(each) if isinstance(each, Mapping) else str(each) for each in value)
    return "" if value is None else str(value)
