"""Real documents, where this machine has them: what is known to be wrong in each is found. Read, never kept."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from .around import found

CORPUS: Final = Path(__file__).resolve().parents[5] / "shared" / "corpus"
PAPERS: Final[list[Path | None]] = [*sorted(CORPUS.glob("*.txt"))]
# How often each kind is found in which document, in whose office; every one was looked at, and is a real slip.
WRONG: Final[dict[str, tuple[str, dict[str, int]]]] = {
    "000": ("澄川市水务局", {
        "placeholder": 15, "blank": 5, "listed": 1, "place": 15, "lost-date": 1, "old-plan": 4, "phone": 1,
        "repeated": 4, "page-words": 6, "stray-blank": 9, "widths": 1, "contradiction": 1, "law-name": 1,
        "miswritten": 12, "at-odds": 1, "inner-title": 2, "numbering": 2, "run-on": 2, "unended": 1,
    }),
    "001": ("金水区环保局", {
        "placeholder": 7, "place": 2, "page-words": 2, "widths": 1, "another-bureau": 1, "miswritten": 1, "at-odds": 1,
        "unended": 7,
    }),
    "002": ("沅陵县住建局", {
        "doubled": 1, "phone": 1, "page-words": 1, "stray-blank": 1, "widths": 1, "another-bureau": 3,
    }),
    "003": ("上海市水务局", {"page-words": 1, "widths": 1}),
    "004": ("攀枝花市水利局", {
        "total": 1, "doubled": 1, "lost-date": 1, "link": 1, "page-words": 2, "stray-blank": 1, "widths": 1,
        "traditional": 1, "quotes": 3, "miswritten": 1, "run-on": 1, "unended": 1,
    }),
}  # fmt: skip


@pytest.mark.parametrize("path", PAPERS or [None], ids=lambda path: path.name[:3] if path else "none")
def test_what_is_wrong_in_a_document_is_found_and_nothing_else(path: Path | None) -> None:
    office, wrong = WRONG[path.name[:3]] if path else ("澄川市水务局", {})
    text = path.read_text("utf-8").strip() if path else "公告"
    assert counted(text, office) == wrong


def counted(text: str, office: str) -> dict[str, Any]:
    return dict(Counter(each.kind for each in found(text, office=office, phones=frozenset())))
