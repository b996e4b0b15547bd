"""The play log over a power cut and an outage, by real processes: what is told adds up, and counts once."""

import json
import signal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from content.desk.plays import taking
from content.desk.plays.accounting import sums
from content.published import spool as spools
from content.published.plays import HOUR, Span
from tests import processes
from tests.display.led.house import SCREEN, TRUST
from tests.display.led.made import page
from tests.display.led.test_play import ends, playing, publish, shows, told
from tests.waiting import until
from tests.world import Office, make_office

START, END = 0, 2**52


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    TRUST.save(made / "trust.json")
    publish(made / "play" / "lobby-led" / "store", page("一"), 1)
    return made


def kept(data: Path) -> dict[str, Any]:
    """The span that goes on, as the strip keeps it."""
    file = data / "play" / "lobby-led" / "plays.json"
    found: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {}
    return found if found.get("to", 0) > found.get("from", 0) else {}


def carried_up(office: Office, spool: Path) -> list[Span]:
    """What the desk has once it was sent everything twice, as after a lost answer."""
    sent = [{"key": entry.key, "kind": entry.kind, "data": entry.data} for entry in spools.entries(spool, 10_000)]
    for boot in ("n1", "n2"):
        spools.accept(office.desk.spool, boot, sent)
        while office.desk.intake.once():
            pass
    with office.desk.database.reading() as session:
        return [span for span in taking.spans(session, SCREEN, START, END) if span.end > span.start]


def test_two_outages_are_two_gaps_and_the_rest_adds_up(data: Path, tmp_path: Path) -> None:
    folder = data / "play" / "lobby-led"
    nowhere = f"http://127.0.0.1:{processes.free_port()}"
    with playing(data, nowhere) as strip:
        until(lambda: kept(data))
        ends(strip, signal.SIGKILL)
    cut = kept(data)
    with playing(data, nowhere) as strip:
        shows(strip, 1)
        until(lambda: cut["id"] in [each["id"] for each in told(folder / "spool", "plays")])
        publish(folder / "store", page("二"), 2)
        shows(strip, 2)
        until(lambda: [each for each in told(folder / "spool", "plays") if each["ended"] == "number"])
        ends(strip)
    with playing(data, nowhere) as strip:
        until(lambda: kept(data))
        ends(strip)
    office = make_office(tmp_path / "office")
    try:
        spans = carried_up(office, folder / "spool")
    finally:
        office.close()
    assert len({span.id for span in spans}) == len(spans)
    assert sum(each.ms for each in sums(spans).values()) == sum(span.end - span.start for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    missing = [one.ended for one, other in pairwise(spans) if one.end < other.start]
    # A machine that stood still says so; that is no outage.
    assert [why for why in missing if why != "stalled"] == ["", "stopped"]
    assert [span.number for span in spans if span.ended == "number"] == [1]
    assert spans[-1].ended == "stopped"
    assert all(span.end - span.start <= HOUR for span in spans)
