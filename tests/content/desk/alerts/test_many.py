"""What long alerts and many at once become: short enough for a strip, small enough to be sent."""

from content.desk.alerts import views
from content.desk.moments import iso
from tests.world import Hands, Office
from tests.world.clock import HOUR

from .duty import act, alone, covering, put_out, write

CHANNELS = ("kiosk", "lobby-led", "wall-11f")


def test_long_words_pass_over_a_strip_in_minutes_and_stand_whole_on_walls_and_kiosks(office: Office) -> None:
    words = {"text": "雨下得很大。" * 500, "instruction": "不要外出。" * 600, "area": "、".join(["石桥镇"] * 150)}
    made = put_out(office, **words)
    strip, wall = (office.programme(name).items[f"a{made}"] for name in ("lobby-led", "kiosk"))
    assert len(strip["facts"]) == len(wall["facts"]) == 8
    assert (len(strip["text"]) < 700, "石桥镇等地" in strip["text"]) == (True, True)
    assert dict(wall["facts"])["警示事项"] == words["text"]
    assert "".join(wall["pages"]).replace("\n", "").count("不要外出") == 600


def test_many_warnings_make_no_programme_that_nobody_can_send_and_each_has_its_turn(
    office: Office, hands: Hands
) -> None:
    long = {"text": "雨下得很大。" * 100, "instruction": "不要外出。" * 100}
    made = [put_out(office, **long, expires=iso(office.now + (20 - hour) * HOUR)) for hour in range(20)]
    assert all(size(office, channel) < 256_000 for channel in office.desk.store.channels())
    office.desk.publisher.programmes()
    for one in reversed(made):
        assert covering(office) == f"a{one}"
        hands.advance(HOUR)
        office.desk.publisher.retry()
    assert covering(office) is None


def test_alerts_that_have_ended_take_no_room_of_the_one_that_is_on(office: Office, hands: Hands) -> None:
    """A bench found it: the ninth within ten minutes was confirmed, ran, and was on no screen."""
    for _ in range(12):
        made = put_out(office, clear_minutes=0)
        office.desk.publisher.alerts(CHANNELS)
        assert covering(office) == f"a{made}"
        hands.advance(20_000)
        act(office, "all_clear", made)
        office.desk.publisher.alerts(CHANNELS)
        assert covering(office) is None
        hands.advance(1_000)


def size(office: Office, channel: str) -> int:
    """Bytes of the channel's programme."""
    number = office.desk.store.numbers("programmes", channel)[0]
    return len(office.desk.store.envelope("programmes", number, channel).body.encode())


def test_what_is_over_is_asked_for_no_more_and_what_has_to_be_looked_at_is(office: Office, hands: Hands) -> None:
    put_out(office, clear_minutes=0, expires=iso(office.now + HOUR))
    alone(office, write(office, expires=iso(office.now + HOUR)).id)
    draft, running = write(office).id, put_out(office)
    hands.advance(2 * HOUR)
    with office.desk.database.reading() as session:
        found = views.going(session, office.now)
        everything = [each for each in views.recent(session, office.now) if each.state in views.GOING or each.review_by]
    assert [(each.id, each.state) for each in found] == [(running, "running"), (draft, "draft"), (2, "expired")]
    assert found == everything
