"""An emergency on a kiosk's page: by its facts, in the reader's language, and nonsense shows as its text."""

from typing import Any

import pytest

from content.published.programme import parse
from kiosk.alerts import alerts_of
from kiosk.heard import Sound
from kiosk.notices import showing
from tests.kiosk.test_notices import NOW, SHA, body, shown

FACTS = [["影响范围", "澄川市"], ["防御指南", "远离河岸。"]]


def item(lang: str = "zh-Hans", **more: Any) -> dict[str, Any]:
    plain = {"kind": "alert", "lang": lang, "colour": "red", "drill": False, "headline": "洪水红色预警", "facts": FACTS}
    return plain | {"text": "【洪水红色预警】", "approved_by": "9-x"} | more


def alert(**items: dict[str, Any]) -> Any:
    loop = [[name.replace("_", "-"), 1000] for name in items]
    named = {name.replace("_", "-"): each for name, each in items.items()}
    return shown([], {"A0": loop}, named, alert=[[NOW, NOW + 9000, "A0", NOW]])


def heard(sound: object, dark: bool = False, **voice: Any) -> Sound | None:
    """What is heard of an alert whose programme says this of its sound."""
    spoken = {"kind": "voice", "lang": "zh-Hans", "blob": SHA, "ms": 4000, "approved_by": "9-x"} | voice
    made = body(
        [[NOW, NOW + 9000, "L1", NOW]] if dark else [],
        {"A0": [["a1", 1000]], "L1": [["dark", 1000]]},
        {"a1": item(), "a1-voice-zh-Hans": spoken, "dark": {"kind": "dark", "approved_by": "1-a"}},
        alert=[[NOW, NOW + 9000, "A0", NOW - 5]],
    )
    (warning,) = showing(parse(made | {"sounds": {"A0": sound}}), NOW).warnings
    found: Sound | None = warning.sound
    return found


WHOLE = {"tone": "alert", "words": ["a1-voice-zh-Hans"], "every_ms": 60_000, "always": False}


def test_what_is_heard_of_it_comes_with_its_programme() -> None:
    assert heard(WHOLE) == Sound(NOW - 5, "alert", (("zh-Hans", SHA, 4000),), 60_000)
    assert heard(WHOLE | {"every_ms": None, "tone": "over"}) == Sound(NOW - 5, "over", (("zh-Hans", SHA, 4000),), None)


def test_in_dark_hours_only_what_is_always_heard() -> None:
    assert heard(WHOLE, dark=True) is None
    assert heard(WHOLE | {"always": True}, dark=True) is not None


@pytest.mark.parametrize("sound", [None, 7, [], {}, {"tone": "siren"}, {"tone": None}])
def test_nonsense_is_silence(sound: object) -> None:
    assert heard(sound) is None


@pytest.mark.parametrize("voice", [{"ms": -1}, {"ms": True}, {"ms": 10**9}, {"lang": 7}])
def test_a_recording_that_is_none_leaves_the_tone(voice: dict[str, Any]) -> None:
    assert heard(WHOLE, **voice) == Sound(NOW - 5, "alert", (), 60_000)
    assert heard(WHOLE | {"words": ["gone", 7, None]}) == Sound(NOW - 5, "alert", (), 60_000)


def test_readers_of_traditional_characters_have_its_facts_too() -> None:
    hant: dict[str, Any] = {"headline_hant": "洪水紅色預警", "text_hant": "【洪水紅色預警】"}
    hant |= {"facts_hant": [["影響範圍", "澄川市"]]}
    (warning,) = alert(a1=item(**hant), a1_en=item("en")).warnings
    assert warning.alerts["zh-Hant"].headline == "洪水紅色預警"
    assert warning.alerts["zh-Hant"].facts == (("影響範圍", "澄川市"),)
    assert set(warning.alerts) == {"zh-Hans", "zh-Hant", "en"}


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
    assert alerts_of(item(**more)) == {}
    (warning,) = alert(a1=item(**more)).warnings
    assert (warning.texts, warning.alerts) == ({"zh-Hans": "【洪水红色预警】"}, {})
