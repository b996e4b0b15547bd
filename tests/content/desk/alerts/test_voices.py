"""What is heard of an alert: by its level or its author's choice, without anything waiting for it."""

from typing import Any

import pytest

from content.desk import verify
from content.desk.alerts.voicing import Voicing
from content.desk.compile import alert_sounds, alert_words
from content.desk.worker import Inline
from tests.world import Hands, Office
from tests.world.clock import HOUR

from .duty import act, confirm, covering, put_out, view, write
from .test_acts import rewrite

ENGLISH = {"event_en": "Rainstorm", "text_en": "It rains.", "instruction_en": "Stay in.", "area_en": "City"}


def body(office: Office, back: int = 0) -> dict[str, Any]:
    """The programme of the lobby's strip, or the one so many before it."""
    number = office.desk.store.numbers("programmes", "lobby-led")[back]
    return office.desk.store.opened(office.desk.trust, "programmes", number, "lobby-led")[1]


def sound(office: Office, back: int = 0) -> dict[str, Any] | None:
    found: dict[str, Any] | None = body(office, back).get("sounds", {}).get("A0")
    return found


@pytest.fixture
def voicing(office: Office) -> Voicing:
    return Voicing(office.desk, Inline())


def test_a_draft_gets_its_voice_while_it_waits_and_goes_out_with_it(office: Office, voicing: Voicing) -> None:
    made = write(office, **ENGLISH, sender_en="Office")
    assert (voicing.look(), voicing.look()) == (1, 0)
    spoken = view(office, made.id).spoken
    assert [each.lang for each in spoken] == ["zh-Hans", "en"]
    assert (view(office, made.id).state, covering(office)) == ("draft", None)
    confirm(office, made.id)
    told = sound(office)
    assert told is not None
    assert (told["tone"], told["words"], told["always"]) == ("alert", ["a1-voice-zh-Hans", "a1-voice-en"], True)
    blobs = [body(office)["items"][name]["blob"] for name in told["words"]]
    assert blobs == [each.blob for each in spoken]
    assert all(map(office.desk.store.has_blob, blobs))
    assert list(verify.faults(office.desk)) == []


def test_the_programme_that_first_carries_an_alert_waits_for_no_recording(office: Office, voicing: Voicing) -> None:
    made = write(office)
    voicing.look()
    confirm(office, made.id)
    first, then = sound(office, back=1), sound(office)
    assert first is not None
    assert then is not None
    assert (first["words"], then["words"]) == ([], ["a1-voice-zh-Hans"])
    assert body(office, back=1)["regions"][-1] == body(office)["regions"][-1]


def test_one_that_runs_already_gets_its_voice_and_nothing_of_its_picture_moves(
    office: Office, voicing: Voicing
) -> None:
    put_out(office)
    before = body(office)
    voicing.look()
    after = body(office)
    assert after["items"]["a1"] == before["items"]["a1"]
    assert after["regions"] == before["regions"]
    assert after["sounds"]["A0"]["words"] == ["a1-voice-zh-Hans"]
    office.put_out("以后")
    assert sound(office) == after["sounds"]["A0"]


def test_a_recording_that_is_lost_costs_its_words_until_it_is_mended(office: Office, voicing: Voicing) -> None:
    made = write(office)
    voicing.look()
    office.desk.store.blob_path(view(office, made.id).spoken[0].blob).unlink()
    confirm(office, made.id)
    assert (covering(office), (sound(office) or {})["words"]) == ("a1", [])
    voicing.look()
    office.desk.publisher.programmes()
    assert (sound(office) or {})["words"] == ["a1-voice-zh-Hans"]


def test_a_recording_that_the_ledger_does_not_stand_for_is_not_heard(office: Office, voicing: Voicing) -> None:
    made = write(office)
    voicing.look()
    confirm(office, made.id)
    rewrite(office, "UPDATE alert_act SET note = 'zh-Hans:' || hex(zeroblob(32)) || ':9' WHERE kind = 'voiced'")
    office.desk.publisher.programmes()
    assert sound(office) is None
    assert any(alarm.what == "not-as-approved" for alarm in office.desk.alarms.now())


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ({"colour": "red"}, True), ({"colour": "orange"}, True), ({"colour": "yellow"}, False),
        ({"colour": "blue"}, False), ({"colour": "red", "sound": False}, False),
        ({"colour": "blue", "sound": True}, True),
    ],
)  # fmt: skip
def test_the_two_higher_levels_are_heard_unless_their_author_says_otherwise(said: dict[str, Any], heard: bool) -> None:
    assert alert_sounds.is_heard(said) is heard
    told = alert_sounds.sound(said | {"drill": False}, {}, is_over=False)
    assert (told is not None) is heard
    if told:
        assert told["always"] is (said["colour"] == "red")


def test_a_drill_and_an_all_clear_are_heard_once_and_never_at_night(office: Office, hands: Hands) -> None:
    drill = put_out(office, drill=True)
    told = sound(office)
    assert told is not None
    assert (told["every_ms"], told["always"]) == (None, False)
    act(office, "all_clear", drill)
    hands.advance(HOUR)
    act(office, "all_clear", put_out(office))
    assert sound(office) == {"tone": "over", "words": [], "every_ms": None, "always": False}


def test_long_words_leave_a_rest_before_they_begin_again() -> None:
    spoken = {"a1-voice-zh-Hans": alert_sounds.Spoken("zh-Hans", "0" * 64, 300_000)}
    told = alert_sounds.sound({"colour": "red", "drill": False}, spoken, is_over=False)
    assert told is not None
    assert told["every_ms"] == alert_sounds.TONE_MS + 300_000 + alert_sounds.REST_MS


def test_what_is_said_is_whole_sentences_and_a_drill_says_so_first_and_last() -> None:
    content = {"event": "暴雨", "colour": "red", "drill": True, "text": "雨很大。" * 100, "instruction": "不要外出"}
    content |= {"area": "全市", "sender": "市防汛办"}
    said = alert_words.spoken(content, "zh-Hans")
    assert said.startswith("这是演练。演练·暴雨红色预警。全市。雨很大。")
    assert said.endswith("不要外出。市防汛办发布。这是演练。")
    assert len(said) < 300
    assert alert_words.spoken(content | {"drill": False, "text": "雨" * 3000}, "zh-Hans").count("雨") < 500
