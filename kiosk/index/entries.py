"""What a record can be found by: its title, everyday words, numbers, the rooms of a floor; and what its body says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, Literal, NamedTuple

from kiosk.index.rows import shortened, whole, words
from kiosk.texts import as_text

Field = Literal["title", "word", "post", "keyword", "room", "number"]
RANKS: Final = ("guide", "department", "floor", "power", "about", "catalog")
"""The kinds that are searched, the most asked for first."""
MOST_ENTRIES: Final = 250
BETWEEN: Final = "、"
"""What stands between the keywords of a record, which are one entry."""
NUMBERS: Final = ("index_number", "document_number", "code")
PLACES: Final = ("room", "counter", "toilet", "entrance", "lift", "stairs")
ALSO_CALLED: Final[Mapping[str, Sequence[Mapping[str, str]]]] = {
    "toilet": (
        {"zh-Hans": "厕所", "zh-Hant": "廁所"}, {"zh-Hans": "洗手间", "zh-Hant": "洗手間"}, {"en": "toilet"},
        {"en": "restroom"}, {"en": "bathroom"}, {"en": "washroom"}, {"en": "WC"},
    ),
    "entrance": (
        {"zh-Hans": "大门", "zh-Hant": "大門"}, {"zh-Hans": "门口", "zh-Hant": "門口"}, {"zh-Hans": "出口"},
        {"en": "exit"}, {"en": "way out"},
    ),
    "lift": ({"zh-Hans": "电梯", "zh-Hant": "電梯"}, {"en": "lift"}, {"en": "elevator"}),
    "stairs": ({"zh-Hans": "楼梯", "zh-Hant": "樓梯"}, {"en": "staircase"}),
}  # fmt: skip
"""What visitors call a place whose name on the plan is another."""
NUMERALS: Final = ("", *"一二三四五六七八九", "十", *(f"十{each}" for each in "一二三四五六七八九"), "二十")
ORDINALS: Final = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    *("Eleventh", "Twelfth"),
)
NOT_READ: Final = (
    "title", "words", "words_hant", "words_en", "keywords_hant", "kind", "id", "plan", "codes", "derived",
    "approved_by", "qr", "voice",
)  # fmt: skip
"""Fields that are no part of what a record says."""


class Entry(NamedTuple):
    """One way to a record. `target` is a place for a room ("5/room-503"), else empty."""

    field: Field
    text: Mapping[str, str]
    target: str = ""


def rank_of(kind: str) -> int:
    return RANKS.index(kind) if kind in RANKS else len(RANKS)


def entries(kind: str, name: str, body: Mapping[str, Any]) -> list[Entry]:
    """At most MOST_ENTRIES; none for a kind that is not searched."""
    if kind not in RANKS:
        return []
    found = [Entry("title", as_text(body.get("title")))]
    found += _called(body)
    found += [Entry("number", {"zh-Hans": number}) for number in _numbers(body)]
    found += [Entry("post", post) for post in _posts(body)]
    if keywords := _strings(body.get("keywords")):
        written = {"zh-Hans": keywords, "zh-Hant": _strings(body.get("keywords_hant"))}
        found.append(Entry("keyword", {lang: BETWEEN.join(each) for lang, each in written.items() if each}))
    if kind == "floor":
        found += _storey(whole(body.get("number")))
        found += _rooms(name, body.get("plan"))
    told = [each for each in found if any(each.text.values())][:MOST_ENTRIES]
    return [each._replace(text=shortened(each.text)) for each in told]


def said(body: Mapping[str, Any], lang: str) -> str:
    """All that the body says beside its title in English or in Chinese, a line each."""
    return "\n".join(_said({name: value for name, value in body.items() if name not in NOT_READ}, lang))


def _said(value: Any, lang: str) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _said(each, lang)
    elif isinstance(value, Mapping):
        if text := as_text(value):
            chinese = text.get(lang) or text.get("zh-Hans") or text.get("zh-Hant") or ""
            yield text.get("en", "") if lang == "en" else chinese
        else:
            for name, each in value.items():
                if name not in NOT_READ:
                    yield from _said(each, lang)


def _called(body: Mapping[str, Any], target: str = "") -> Iterator[Entry]:
    """The everyday words that staff keep for it."""
    written = zip_longest(_strings(body.get("words")), _strings(body.get("words_hant")), fillvalue="")
    yield from (Entry("word", _written(*each), target) for each in written)
    yield from (Entry("word", {"en": word}, target) for word in _strings(body.get("words_en")))


def _posts(body: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Whom one may ask for."""
    people = body.get("people")
    for person in [body.get("head"), *(people if isinstance(people, list) else ())]:
        if isinstance(person, Mapping):
            yield as_text(person.get("post"))


def _numbers(body: Mapping[str, Any]) -> Iterable[str]:
    codes = body.get("codes")
    listed = [body.get(name) for name in NUMBERS] + (list(codes.values()) if isinstance(codes, Mapping) else [])
    return dict.fromkeys(each for each in listed if isinstance(each, str) and each)


def _storey(number: int) -> Iterator[Entry]:
    """What a floor is called by whoever counts."""
    if not 0 < number < len(NUMERALS):
        return
    for counted in (str(number), NUMERALS[number]):
        yield from (Entry("word", _written(counted + storey, counted + other)) for storey, other in ("楼樓", "层層"))
    yield Entry("word", {"en": f"Floor {number}"})
    yield from (Entry("word", {"en": f"{ordinal} floor"}) for ordinal in ORDINALS[number - 1 : number])


def _rooms(floor: str, plan: Any) -> Iterator[Entry]:
    features = plan.get("features") if isinstance(plan, Mapping) else None
    for feature in features if isinstance(features, list) else ():
        facts = feature.get("properties") if isinstance(feature, Mapping) else None
        if not isinstance(facts, Mapping) or facts.get("type") not in PLACES or not words(facts.get("id")):
            continue
        number, counter = words(facts.get("number")), facts["type"] == "counter"
        shown = "" if counter else number
        called = as_text(facts.get("name")).items()
        named = {lang: f"{said} · {shown}" if shown else said for lang, said in called}
        target = f"{floor}/{facts['id']}"
        if number and counter:
            called_so = _written(f"{number}号窗口", f"{number}號窗口") | {"en": f"Counter {number}"}
            yield Entry("word", called_so, target)
        if named:
            yield Entry("room", named, target)
        yield from _called(facts, target)
        yield from (Entry("word", also, target) for also in ALSO_CALLED.get(facts["type"], ()))
        if number:
            yield Entry("number", {"zh-Hans": number}, target)


def _written(simplified: str, traditional: str) -> dict[str, str]:
    """One text in both scripts; where there are fewer traditional words than simplified ones, in one."""
    return {"zh-Hans": simplified} | ({"zh-Hant": traditional} if traditional else {})


def _strings(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
