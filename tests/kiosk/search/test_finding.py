"""What visitors type, and what they then see first."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.published.clock import wall
from kiosk.records import Records
from kiosk.search.finding import Finder, Found
from kiosk.search.hits import Quality
from tests.kiosk.lobby import Lobby
from tests.kiosk.search.office import RECORDS

ABSTRACTION, TAP = "guide/water-abstraction", "guide/tap-connection"
FLOODS, PENALTY = "department/flood-control", "power/abstraction-penalty"
DECISIONS, PLANS = "catalog/CCSW-2025-00013", "catalog/CCSW-2026-00005"
BANK, RESERVOIR = "catalog/CCSW-2024-00007", "catalog/CCSW-2023-00021"


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    lobby = Lobby(tmp_path_factory.mktemp("search") / "data")
    lobby.publish_records(RECORDS)
    records = lobby.holding().view.records
    assert records is not None
    return Finder(records)


def ids(finder: Finder, typed: str, kind: str | None = None) -> list[str]:
    found = finder.find(typed, wall(), kind)
    with finder.records.reading() as index:
        named = dict(index.execute("SELECT n, id FROM record"))
    return [named[hit.n] for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("取水许可", ABSTRACTION),
        ("取水許可", ABSTRACTION),
        ("取水", ABSTRACTION),
        ("qushuixuke", ABSTRACTION),
        ("qu shui xu ke", ABSTRACTION),
        ("qsxk", ABSTRACTION),
        ("QSXK", ABSTRACTION),
        ("qushuixuk", ABSTRACTION),
        ("取shui", ABSTRACTION),
        ("qu水许可", ABSTRACTION),
        ("qu水xk", ABSTRACTION),
        ("qushuixk", ABSTRACTION),
        ("qshui", ABSTRACTION),
        ("打井", ABSTRACTION),
        ("dajing", ABSTRACTION),
        ("dj", ABSTRACTION),
        ("我想打井浇地要办什么", ABSTRACTION),
        ("water abstr", ABSTRACTION),
        ("abstraction permit", ABSTRACTION),
        ("borehole", ABSTRACTION),
        ("abstraction", ABSTRACTION),
        ("drill a well", ABSTRACTION),
        ("I want to drill a well", ABSTRACTION),
        ("restroom", "floor/1"),
        ("where is the toilet", "floor/1"),
        ("elevator", "floor/1"),
        ("电梯", "floor/1"),
        ("装水表", TAP),
        ("tap", TAP),
        ("防汛", FLOODS),
        ("fangxun zhihui", FLOODS),
        ("flood", FLOODS),
        ("擅自取水", PENALTY),
        ("处罚 取水", PENALTY),
        ("000999cf01", PENALTY),
        ("305", "floor/3"),
        ("305室", "floor/3"),
        ("会议室", "floor/3"),
        ("厕所", "floor/1"),
        ("cesuo", "floor/1"),
        ("toilet", "floor/1"),
        ("2号窗口", "floor/1"),
        ("counter 2", "floor/1"),
        ("CCSW-2025-00013", DECISIONS),
        ("ccsw202500013", DECISIONS),
        ("2025 00013", DECISIONS),
        ("澄水〔2026〕5号", PLANS),
        ("澄水[2026]5号", PLANS),
        ("cs20265", PLANS),
        ("计划 指标", PLANS),
        ("计划指标", PLANS),
        ("jihua zhibiao", PLANS),
        ("2026年度计划", PLANS),
        ("水平衡测试", PLANS),
        ("节水型单位", PLANS),
        ("银行", BANK),
        ("yinhang", BANK),
        ("chongqing", BANK),
        ("cqjyh", BANK),
        ("zengjiagou", RESERVOIR),
        ("cengjiagou", RESERVOIR),
        ("zjgsk", RESERVOIR),
        ("chuxian jiagu", RESERVOIR),
        ("信息公开", "about/rules"),
    ],
)
def test_what_is_meant_comes_first(finder: Finder, typed: str, first: str) -> None:
    assert ids(finder, typed)[0] == first


def test_titles_come_before_bodies(finder: Finder) -> None:
    found = finder.find("计量设施", wall())
    assert [hit.quality for hit in found.hits] == [Quality.BODY]
    assert ids(finder, "取水")[-1] != ABSTRACTION
    qualities = [hit.quality for hit in finder.find("取水", wall()).hits]
    assert qualities == sorted(qualities)


def test_a_record_is_told_once_however_many_of_its_names_fit(finder: Finder) -> None:
    found = ids(finder, "水")
    assert len(found) == len(set(found)) + found.count("floor/1") - 1 + max(0, found.count("floor/3") - 1)


@pytest.mark.parametrize(
    "typed",
    [
        "取水许克", "取水徐可", "取许可", "取用水许可", "qusuixuke", "qushiuxuke", "qushuixule", "boorehole", "borhole",
        "abstracton", "watr abstration", "I need a watter abstraction permt",
    ],
)  # fmt: skip
def test_one_slip_is_forgiven_when_nothing_else_is_found(finder: Finder, typed: str) -> None:
    found = finder.find(typed, wall())
    assert (found.guessed, ids(finder, typed)[0]) == (True, ABSTRACTION)


def test_a_slip_is_forgiven_however_busy_the_machine_is(finder: Finder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the processor's time finds an hour gone."""
    monkeypatch.setattr("time.thread_time", count(step=3600).__next__)
    for typed in ("abstracton", "watr abstration"):
        assert ids(finder, typed)[0] == ABSTRACTION


@pytest.mark.parametrize(
    "typed", ["", " ", "　", "。。。", "%_\\\"'*", "龘龘", "a dwelling", "xqzvv", "NEAR(", "a" * 5000, "\n"]
)
def test_what_leads_nowhere_finds_nothing_and_harms_nothing(finder: Finder, typed: str) -> None:
    assert finder.find(typed, wall()).hits == []


def test_only_the_kind_that_was_asked_for_is_found(finder: Finder) -> None:
    assert ids(finder, "取水", "catalog") == [DECISIONS]
    assert ids(finder, "qs", "guide") == [ABSTRACTION]
    assert ids(finder, "水平衡测试", "guide") == []


def test_what_is_not_visible_is_not_found(tmp_path: Path) -> None:
    now = wall()
    lobby = Lobby(tmp_path / "data")
    lobby.publish_records({"guide/a": {"title": {"zh-Hans": "取水许可"}, "visible": [now, now + 10]}})
    records = lobby.holding().view.records
    assert records is not None
    finder = Finder(records)
    for typed in ("取水", "qushui", "qs", "取shui", "取水许克"):
        seen = [bool(finder.find(typed, at).hits) for at in (now - 1, now, now + 9, now + 10)]
        assert seen == [False, True, True, False]


TITLES = [body["title"]["zh-Hans"] for name, body in RECORDS.items() if not name.startswith(("office", "floor"))]


@st.composite
def parts(draw: st.DrawFn) -> tuple[str, str]:
    """A title, and two or more neighbours in it."""
    title = draw(st.sampled_from(TITLES))
    start = draw(st.integers(0, len(title) - 2))
    return title, title[start : draw(st.integers(start + 2, len(title)))]


def titles(found: Found, records: Records) -> set[str]:
    with records.reading() as index:
        rows = (index.execute("SELECT sort FROM record WHERE n = ?", (hit.n,)).fetchone() for hit in found.hits)
        return {row[0] for row in rows}


@settings(deadline=None)
@given(parts())
def test_any_part_of_a_title_finds_it(finder: Finder, drawn: tuple[str, str]) -> None:
    title, part = drawn
    if finder.folding.fold(part):
        assert title in titles(finder.find(part, wall()), finder.records)


@settings(deadline=None)
@given(parts())
def test_the_pinyin_and_the_initials_of_any_part_of_a_title_find_it(finder: Finder, drawn: tuple[str, str]) -> None:
    title, part = drawn
    folded = finder.folding.fold(title)
    with finder.records.reading() as index:
        query = "SELECT pinyin FROM entry WHERE folded = ? AND field = 'title'"
        read = index.execute(query, (folded,)).fetchone()[0].split()
    at = folded.find(finder.folding.fold(part))
    syllables = read[at : at + len(finder.folding.fold(part))]
    for typed in ("".join(syllables), "".join(each[0] for each in syllables)):
        if len(typed) > 1:
            assert title in titles(finder.find(typed, wall()), finder.records)


@settings(deadline=None)
@given(st.sampled_from(TITLES))
def test_every_title_is_among_the_first_five_for_itself(finder: Finder, title: str) -> None:
    folded = finder.folding.fold(title)
    with finder.records.reading() as index:
        read = index.execute("SELECT pinyin FROM entry WHERE folded = ?", (folded,)).fetchone()[0].split()
    middle = len(folded) // 2
    for typed in (f"{folded[:2]} {folded[middle : middle + 2]}", "".join(read), "".join(each[0] for each in read)):
        found = finder.find(typed, wall())
        assert title in titles(Found(found.hits[:5]), finder.records)


@pytest.mark.parametrize("typed", ["李", "map", "taxi", "音哈"])
def test_what_only_half_sounds_alike_is_no_slip(finder: Finder, typed: str) -> None:
    assert finder.find(typed, wall()).hits == []
