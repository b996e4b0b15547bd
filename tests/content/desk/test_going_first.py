"""An emergency goes first: before whatever is compiled, whatever is verified, and whatever stopped the rest."""

import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pytest

from content.desk import gathering, verify
from content.desk.errors import Problem
from content.desk.publishing import Publisher
from content.desk.worker import Inline
from content.published import durable
from tests.content.desk.alerts.duty import act, covering, put_out
from tests.waiting import PATIENCE_S
from tests.world import Office
from tests.world.tampering import rewrite

P = ParamSpec("P")
R = TypeVar("R")


class Meanwhile(Inline):
    """A worker during whose first job something else happens, in a thread of its own."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self._happens: list[Callable[[], object]] = [happens]
        self.jobs = 0

    def run(self, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        self.jobs += 1
        while self._happens:
            thread = threading.Thread(target=self._happens.pop(), daemon=True)
            thread.start()
            thread.join(PATIENCE_S)
            assert not thread.is_alive(), "it waited for the compiler"
        return work(*args, **named)


def publisher(office: Office, worker: Any) -> Publisher:
    desk = office.desk
    return Publisher(desk.uploads, desk.database, desk.store, desk.signer, desk.trust, desk.clock, desk.alarms, worker)


def test_an_emergency_does_not_wait_for_a_programme_of_many_notices(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.put_out("节约用水")
    monkeypatch.setattr(gathering, "FEW_NOTICES", -1)
    seen: list[str | None] = []

    def emergency() -> None:
        put_out(office)
        seen.append(covering(office))

    worker = Meanwhile(emergency)
    publisher(office, worker).programmes()
    assert seen == ["a1"]
    assert (covering(office), office.texts()) == ("a1", ["节约用水"])
    # What had been compiled without it was compiled again.
    assert worker.jobs == 2


def test_what_nothing_overtook_is_compiled_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "FEW_NOTICES", -1)
    worker = Meanwhile(office.write)
    publisher(office, worker).programmes()
    assert worker.jobs == 1


def test_verify_takes_no_lock(office: Office) -> None:
    office.put_out("节约用水")
    office.desk.publisher.edition()
    found: list[str] = []
    with durable.locked(office.desk.hub / "publish.lock"):
        thread = threading.Thread(target=lambda: found.extend(["looked", *verify.faults(office.desk)]), daemon=True)
        thread.start()
        thread.join(PATIENCE_S)
    assert found == ["looked"]


def test_an_emergency_and_its_all_clear_go_out_on_a_broken_ledger_and_a_notice_does_not(office: Office) -> None:
    office.put_out("先前")
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3")
    office.desk.verifying.look()
    alert = put_out(office)
    assert covering(office) == "a1"
    act(office, "all_clear", alert)
    assert covering(office) == "a1-over"
    office.put_out("后来")
    assert office.texts() == ["先前"]


def test_an_emergency_covers_up_nothing_of_the_newest_lines(office: Office) -> None:
    office.put_out("先前")
    office.write("改过")
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'x' WHERE seq = (SELECT max(seq) FROM ledger_entry)")
    put_out(office)
    assert covering(office) == "a1"
    with pytest.raises(Problem, match="was changed after it was written"):
        office.desk.publisher.programmes()


def test_whoever_is_shut_out_is_shut_out_at_once_also_on_a_broken_ledger(office: Office) -> None:
    before = office.desk.publisher.access()
    rewrite(office.data, "UPDATE ledger_entry SET actor = 'nobody' WHERE seq = 3")
    office.desk.verifying.look()
    assert office.desk.publisher.access() > before
