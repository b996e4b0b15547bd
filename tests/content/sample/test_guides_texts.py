"""The bureau's guides, powers, departments and the office itself: texts that could be published tomorrow."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from content.desk.records.kinds import check_name, read
from content.desk.records.kinds.guide import Guide, Power

ROOT: Final = Path(__file__).resolve().parents[3]
SAMPLE: Final = ROOT / "content" / "sample"
SOURCES: Final = (ROOT / "docs" / "sources.md").read_text("utf-8")
Record = dict[str, Any]


def toml(path: Path) -> Record:
    return tomllib.loads(path.read_text("utf-8"))


OFFICE: Final = toml(SAMPLE / "office.toml")
DEPARTMENTS: Final = toml(SAMPLE / "departments.toml")
POWERS: Final = toml(SAMPLE / "powers.toml")
GUIDES: Final = {path.stem: toml(path) for path in sorted((SAMPLE / "guides").glob("*.toml"))}
RECORDS: Final = [
    ("office", "office", OFFICE),
    *(("department", name, body) for name, body in DEPARTMENTS.items()),
    *(("power", name, body) for name, body in POWERS.items()),
    *(("guide", name, body) for name, body in GUIDES.items()),
]
NAMES: Final = [f"{kind}/{name}" for kind, name, _ in RECORDS]

ELEMENTS: Final = set(Guide.model_fields) - {"visible", "flags"}
POWER_ELEMENTS: Final = set(Power.model_fields) - {"visible", "flags", "summary", "guide", "words", "words_en"}
EVERYDAY_WORDS: Final = 12
MADE_UP: Final = re.compile(r"0999-55501\d\d")
NUMBER: Final = re.compile(r"\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{11,18}")
PLACEHOLDER: Final = re.compile(r"x{2,}|×|\*\*|某|[〇○]{2}|_{2,}|待定|TODO|lorem|\.\.\.", re.IGNORECASE)
# A colon between digits tells the time.
LATIN_MARK: Final = re.compile(r"[,;!?()\"']|:(?!\d)")
FOREIGN_MARK: Final = re.compile(r"['\"，。；：、（）《》]")
HANZI: Final = re.compile(r"[\u3400-\u9fff]")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in this, with where it stands."""
    if isinstance(value, dict) and ("zh-Hans" in value or "en" in value):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each, f"{path}.{key}")
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from texts(each, f"{path}[{place}]")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def places(floor: Path) -> Iterator[str]:
    for feature in json.loads(floor.read_text("utf-8"))["features"]:
        yield f"{floor.stem}/{feature['properties']['id']}"


PLACES: Final = {place for floor in (SAMPLE / "floors").glob("*.geojson") for place in places(floor)}


def number_of(article: str) -> int:
    """第六百五十六条第二款 is 656."""
    digits, total, last = "零一二三四五六七八九", 0, 0
    for sign in article[1 : article.index("条")]:
        if sign in digits:
            last = digits.index(sign)
        else:
            total, last = total + (last or 1) * {"十": 10, "百": 100}[sign], 0
    return total + last


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_the_desk_takes_it_as_it_stands(kind: str, name: str, body: Record) -> None:
    check_name(kind, name)
    assert read(kind, body)["title"]["zh-Hans"]


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_every_text_is_there_in_chinese_and_in_english(kind: str, name: str, body: Record) -> None:
    found = dict(texts(body))
    assert found
    assert [where for where, text in found.items() if set(text) != {"zh-Hans", "en"}] == []
    assert [where for where, text in found.items() if not HANZI.search(text["zh-Hans"])] == []
    assert [where for where, text in found.items() if HANZI.search(text["en"])] == []


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_each_language_is_set_in_its_own_marks(kind: str, name: str, body: Record) -> None:
    assert [text["zh-Hans"] for _, text in texts(body) if LATIN_MARK.search(text["zh-Hans"])] == []
    assert [text["en"] for _, text in texts(body) if FOREIGN_MARK.search(text["en"])] == []


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_nothing_was_left_to_be_filled_in(kind: str, name: str, body: Record) -> None:
    assert [text for text in strings(body) if not text.strip() or PLACEHOLDER.search(text)] == []


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_no_telephone_number_rings_anywhere(kind: str, name: str, body: Record) -> None:
    said = {number for text in strings({**body, "codes": None}) for number in NUMBER.findall(text)}
    assert [number for number in said if not MADE_UP.fullmatch(number)] == []


def test_there_are_nine_departments_and_eight_guides() -> None:
    assert (len(DEPARTMENTS), len(GUIDES)) == (9, 8)


def test_there_are_forty_nine_powers_of_six_types() -> None:
    counted = Counter(power["type"] for power in POWERS.values())
    assert counted == {"permit": 7, "penalty": 31, "coercion": 4, "levy": 4, "inspection": 2, "confirmation": 1}
    assert sorted(power["order"] for power in POWERS.values()) == list(range(1, 50))
    assert len({power["code"] for power in POWERS.values()}) == len(POWERS)


@pytest.mark.parametrize("name", POWERS)
def test_a_power_says_what_it_rests_on_and_who_answers_for_it(name: str) -> None:
    power = POWERS[name]
    assert set(power) >= POWER_ELEMENTS
    assert all(power[element] for element in POWER_ELEMENTS)
    assert power["department"] in DEPARTMENTS
    assert power["phone"] == DEPARTMENTS[power["department"]]["phone"]
    assert power.get("guide", "water-abstraction") in GUIDES


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_every_element(name: str) -> None:
    guide = GUIDES[name]
    assert set(guide) == ELEMENTS
    assert [key for key in ELEMENTS if guide[key] in ("", [], {})] == []
    assert [len(guide["codes"][code]) for code in ("base", "implementation", "item")] == [12, 31, 33]
    assert len(guide["words"]) >= EVERYDAY_WORDS
    assert all({"name", "form", "source", "required"} <= set(material) for material in guide["materials"])


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_refers_to_what_is_there(name: str) -> None:
    guide = GUIDES[name]
    assert name in DEPARTMENTS[guide["department"]]["matters"]
    assert guide["counter"] in PLACES
    assert set(guide["powers"]) <= set(POWERS)
    assert guide["complaint"]["phone"] == OFFICE["complaint_phone"]


@pytest.mark.parametrize("name", GUIDES)
def test_the_promise_is_within_the_law_and_the_steps_within_the_promise(name: str) -> None:
    guide = GUIDES[name]
    assert guide["promised"]["unit"] == guide["statutory"]["unit"]
    assert guide["promised"]["days"] < guide["statutory"]["days"]
    assert sum(step.get("days", 0) for step in guide["steps"]) == guide["promised"]["days"]
    assert [line["zh-Hans"] for line in guide["special"] if "不计入办理时限" not in line["zh-Hans"]] == []


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_says_in_words_whether_it_costs(name: str) -> None:
    fee = GUIDES[name]["fee"]
    assert fee["basis"]
    assert fee["text"]["zh-Hans"].startswith("不收费") == fee["free"]
    assert fee["text"]["en"].startswith("No fee") == fee["free"]


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_department_can_be_found_and_asked_for(name: str) -> None:
    department = DEPARTMENTS[name]
    assert set(department["rooms"]) | {person["room"] for person in department["people"]} <= PLACES
    assert department["rooms"][0].startswith(f"{department['floor']}/")
    assert set(department["matters"]) <= set(GUIDES)
    assert len(department["words"]) >= EVERYDAY_WORDS
    assert len(department["duties"]) >= 4


def test_the_office_is_where_it_says() -> None:
    assert {OFFICE["information_place"], OFFICE["kiosk"]} <= PLACES


BASES: Final = sorted(
    {
        (basis["law"]["zh-Hans"], number_of(basis["article"]["zh-Hans"]))
        for _, _, body in RECORDS
        for basis in body.get("basis", ())
    }
)


@pytest.mark.parametrize(("law", "article"), BASES)
def test_every_article_that_is_cited_stands_in_the_sources(law: str, article: int) -> None:
    rows = [line.split("|") for line in SOURCES.splitlines() if line.startswith(f"| {law} |")]
    assert len(rows) == 1
    assert str(article) in re.findall(r"\d+", rows[0][4])


@pytest.mark.parametrize(("kind", "name", "body"), RECORDS, ids=NAMES)
def test_every_document_that_is_named_stands_in_the_sources(kind: str, name: str, body: Record) -> None:
    named = {title for text in strings(body) for title in re.findall(r"《([^》]+)》", text)}
    assert [title for title in named if title not in SOURCES] == []
