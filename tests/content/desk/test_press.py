"""What was laid out for the last press is taken for the next, and nothing can be told from that."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from content.desk import press
from content.desk.compile.material import Material, Reading
from content.desk.compile.showing import Approved
from content.desk.press import Job, Pressed

NOW = 1_780_000_000_000
OFFICE = {"name": "水务局", "name_en": "", "approved_by": "1-0123456789ab"}
TEXTS = ("停水", "防汛", "停水公告")


@st.composite
def notices(draw: st.DrawFn) -> Approved:
    number, revision, order = (draw(st.integers(1, most)) for most in (4, 2, 2))
    content: dict[str, Any] = {"kind": draw(st.sampled_from(["scroll", "page", "table", "none"])), "level": "routine"}
    content |= {"text": draw(st.sampled_from(TEXTS)), "reading": "reservoirs", "stale_minutes": 60}
    content |= {"columns": [{"name": "水位"}], "region": "main"}
    return Approved(number, revision, order, "2-0123456789ab", content)


@st.composite
def jobs(draw: st.DrawFn) -> Job:
    width = draw(st.sampled_from([960, 1920]))
    layout = {"name": "lobby-led", "size": [width, 540], "zone": "Asia/Shanghai"}
    regions = [{"name": "main", "rect": [0, 0, width, 540], "fallback": "clock"}]
    shown = draw(st.lists(notices(), max_size=4, unique_by=lambda each: each.notice))
    level = draw(st.sampled_from(["61.2", "61.9"]))
    material = Material({}, {"reservoirs": Reading(("水位",), ((level,),), NOW)})
    return Job({**layout, "regions": regions}, OFFICE, shown, material, NOW, 3, None)


def pressed(job: Job) -> Pressed:
    (found,) = press.press([job])
    return found


@settings(max_examples=60)
@given(st.lists(jobs(), min_size=2, max_size=5))
def test_a_press_gives_what_it_would_give_as_the_first(asked: list[Job]) -> None:
    one_after_the_other = [pressed(job) for job in asked]
    for job, found in zip(asked, one_after_the_other, strict=True):
        press._laid.clear()
        assert found == pressed(job)
