"""An emergency on a kiosk's page: by its facts, in the reader's language, and nonsense shows as its text."""

from typing import Any

import pytest

from kiosk.alerts import alert_of
from tests.kiosk.test_notices import NOW, shown

FACTS = [["影响范围", "澄川市"], ["防御指南", "远离河岸。"]]


def item(lang: str = "zh-Hans", **more: Any) -> dict[str, Any]:
    plain = {"kind": "alert", "lang": lang, "colour": "red", "drill": False, "headline": "洪水红色预警", "facts": FACTS}
    return plain | {"text": "【洪水红色预警】", "approved_by": "9-x"} | more


def alert(**items: dict[str, Any]) -> Any:
    loop = [[name.replace("_", "-"), 1000] for name in items]
    named = {name.replace("_", "-"): each for name, each in items.items()}
    return shown([], {"A0": loop}, named, alert=[[NOW, NOW + 9000, "A0", NOW]])


def test_its_facts_stand_by_language_and_it_leaves_at_its_end() -> None:
    found = alert(a1=item(), a1_en=item("en", headline="Flood RED alert"))
    (warning,) = found.warnings
    assert (warning.level, warning.until) == ("emergency", NOW + 9000)
    assert {lang: each.headline for lang, each in warning.alerts.items()} == {
        "zh-Hans": "洪水红色预警",
        "en": "Flood RED alert",
    }
    assert warning.alerts["zh-Hans"].facts == (("影响范围", "澄川市"), ("防御指南", "远离河岸。"))


@pytest.mark.parametrize("more", [{"facts": "x"}, {"headline": None}, {"colour": "pink"}, {"facts": None}])
def test_what_is_not_as_it_should_be_is_shown_by_its_text(more: dict[str, Any]) -> None:
    assert alert_of(item(**more)) is None
    (warning,) = alert(a1=item(**more)).warnings
    assert (warning.texts, warning.alerts) == ({"zh-Hans": "【洪水红色预警】"}, {})
