"""Five who review, a substitute and an administrator do whatever comes to their minds, on a real database: nothing
stands on a screen that its whole chain did not approve, byte for byte."""

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from content.desk import absences, chains, verify
from content.desk.errors import Problem
from tests.world import Hands
from tests.world.clock import HOUR
from tests.world.office import Office, open_office
from tests.world.tampering import rewrite

REVIEWING = ("section", "office", "deputy", "director", "secrecy")
PEOPLE = (*REVIEWING, "author", "duty")
SCREEN = "lobby-led"

# What an edit may change beside the words: when and where it is shown, and how it is reviewed.
RULES: tuple[dict[str, Any], ...] = (
    {},
    {"days": [1, 2]},
    {"times": [["08:00", "18:00"]]},
    {"level": "important"},
    {"channels": [SCREEN, "wall-11f"]},
)
REWRITTEN = (
    "content = json_set(content, '$.text', '改过的')",
    "content = json_set(content, '$.days', json('[7]'))",
    "content = json_set(content, '$.channels', json('[\"lobby-led\", \"kiosk\"]'))",
    "digest = 'x'",
)
ITEM = re.compile(r"n(\d+)r(\d+)")

who = st.sampled_from(PEOPLE)
reviewing = st.sampled_from(REVIEWING)


@dataclass
class Go:
    """One way through the chain, as it was seen from outside: what was submitted into which steps, and by whom and in
    whose name it was approved after that."""

    content: str
    steps: list[str]
    writers: set[str]
    approved: list[tuple[str, str]] = field(default_factory=list)

    def is_whole(self) -> bool:
        """Each step by somebody who may, all of them different, none of whom wrote it: neither those who did it nor
        those in whose name it was done."""
        roles = [named for _, named in self.approved]
        persons = [person for pair in self.approved for person in set(pair)]
        others = not self.writers & set(persons)
        return roles == self.steps and len(set(persons)) == len(persons) and others


class Desk(RuleBasedStateMachine):
    """Everybody's role is their name, so that in whose name somebody decided is also which step it was."""

    notices = Bundle("notices")
    seen = Bundle("seen")

    def __init__(self, pristine: Path) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.hands = Hands()
        self.office: Office = open_office(shutil.copytree(pristine, self.folder / "data"), clock=self.hands)
        self.going: dict[int, Go] = {}
        self.whole: set[tuple[int, int]] = set()
        self.writers: dict[int, set[str]] = {}
        self.author: dict[int, str] = {}
        self.words = 0

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    def _text(self) -> str:
        self.words += 1
        return f"第{self.words}稿"

    @initialize(target=notices, on=st.integers(0, 3))
    def first(self, on: int) -> int:
        return self._written("author", on)

    def _written(self, by: str, on: int = 0) -> int:
        """A notice that has gone on so far as it is meant to: submitted, approved once, live."""
        made = self.office.write(self._text(), by=by).id
        self.author[made], self.writers[made] = by, {by}
        self.go_on_as_meant(made, on)
        return made

    @precondition(lambda self: self.words < 12)
    @rule(target=notices, by=st.sampled_from(("author", "section", "duty")), on=st.integers(0, 3))
    def write(self, by: str, on: int) -> int:
        return self._written(by, on)

    @rule(notice=notices, by=who, how=st.sampled_from(RULES), words=st.booleans())
    def revise(self, notice: int, by: str, how: dict[str, Any], words: bool) -> None:
        before = self.office.view(notice).newest
        text = self._text() if words else before.content["text"]
        with suppress(Problem):
            # The same once more is no edit, and voids nothing.
            if self.office.revise(notice, text, by=by, **how).newest.sequence > before.sequence:
                self.writers[notice].add(by)
                self.going.pop(notice, None)

    @rule(notice=notices, by=who, secrecy=st.sampled_from(("none", "none", "unsure")))
    def submit(self, notice: int, by: str, secrecy: str) -> None:
        self._submitted(notice, by, secrecy)

    def _submitted(self, notice: int, by: str, secrecy: str) -> None:
        with suppress(Problem):
            newest = self.office.submit(notice, by=by, secrecy=secrecy).newest
            self.going[notice] = Go(newest.digest, list(newest.steps), {*self.writers[notice], by})

    @rule(target=seen, notice=notices)
    def look(self, notice: int) -> str:
        return self.office.view(notice).newest.digest

    @rule(notice=notices, by=who)
    def approve_what_is_there(self, notice: int, by: str) -> None:
        self._approved(notice, by, self.office.view(notice).newest.digest)

    @rule(notice=notices, by=who, content=seen)
    def approve_what_was_seen(self, notice: int, by: str, content: str) -> None:
        self._approved(notice, by, content)

    @rule(notice=notices, times=st.integers(1, 4))
    def go_on_as_meant(self, notice: int, times: int) -> None:
        """A step or more on the right way, so that wrong ones are tried everywhere along it."""
        for _ in range(times):
            newest = self.office.view(notice).newest
            if newest.due:
                self._approved(notice, newest.due.role, newest.digest)
            elif newest.state in ("draft", "returned"):
                self._submitted(notice, self.author[notice], "none")

    @rule(notice=notices, substitute=who)
    def a_substitute_goes_on(self, notice: int, substitute: str) -> None:
        newest = self.office.view(notice).newest
        if newest.due:
            self.go_away(newest.due.role, substitute, 1)
            self._approved(notice, substitute, newest.digest)

    def _approved(self, notice: int, by: str, content: str) -> None:
        try:
            decision = self.office.approve(notice, by, content).newest.decisions[-1]
        except Problem:
            return
        go = self.going[notice]
        assert content == go.content
        go.approved.append((by, decision.stands_for.name if decision.stands_for else by))
        if len(go.approved) == len(go.steps):
            assert go.is_whole()
            self.whole.add((notice, self.office.view(notice).newest.sequence))
            self.writers[notice] = set()

    @rule(notice=notices, by=reviewing)
    def give_back(self, notice: int, by: str) -> None:
        with suppress(Problem):
            self.office.give_back(notice, by)
            del self.going[notice]

    @rule(notice=notices, by=reviewing)
    def refer(self, notice: int, by: str) -> None:
        with suppress(Problem):
            self.going[notice].steps = list(self.office.refer(notice, by).newest.steps)

    @rule(notice=notices, by=who)
    def withdraw(self, notice: int, by: str) -> None:
        with suppress(Problem):
            self.office.withdraw(notice, by=by)
            self.going.pop(notice, None)

    @rule(absent=reviewing, substitute=who, hours=st.integers(1, 3))
    def go_away(self, absent: str, substitute: str, hours: int) -> None:
        now = self.office.now
        with suppress(Problem), self.office.desk.database.transaction() as session:
            told: dict[str, Any] = {"now": now, "origin": ""}
            absences.name(session, self.office.staff[absent], absent, substitute, now, now + hours * HOUR, **told)

    @rule(hours=st.integers(1, 4))
    def wait(self, hours: int) -> None:
        self.hands.advance(hours * HOUR)

    @rule(steps=st.lists(reviewing, max_size=3, unique=True))
    def change_the_chain(self, steps: list[str]) -> None:
        secrecy_by = "secrecy" if "secrecy" in steps else steps[-1] if steps else ""
        told: dict[str, Any] = {"now": self.office.now, "origin": ""}
        with suppress(Problem), self.office.desk.database.transaction() as session:
            chains.change(session, self.office.staff["security"], "notice", "routine", steps, secrecy_by, 2, **told)

    @precondition(lambda self: self.whole)
    @rule(column=st.sampled_from(REWRITTEN))
    def rewrite_the_database(self, column: str) -> None:
        rewrite(self.office.data, f"UPDATE revision SET {column}")  # noqa: S608
        self.office.desk.publisher.programmes()
        assert self.standing() == set()

    @invariant()
    def what_stands_was_approved_whole(self) -> None:
        assert self.standing() <= self.whole

    def standing(self) -> set[tuple[int, int]]:
        """The wordings, by notice and number, that the screen's programme has."""
        if self.office.desk.store.pointer("programmes", SCREEN) is None:
            return set()
        named = filter(None, map(ITEM.match, self.office.programme(SCREEN).items))
        return {(int(each[1]), int(each[2])) for each in named}


def played(pristine: Path, examples: int, steps: int) -> None:
    how = settings(max_examples=examples, stateful_step_count=steps)
    machine: Any = partial(Desk, pristine)
    run_state_machine_as_test(machine, settings=how)


def test_nothing_is_live_that_its_whole_chain_did_not_approve(pristine_office: Path) -> None:
    played(pristine_office, 20, 30)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_nothing_is_live_however_long_they_try(pristine_office: Path) -> None:
    played(pristine_office, 150, 60)


def test_the_machine_does_put_things_on_the_screens(pristine_office: Path) -> None:
    """What is found above would mean nothing if nothing ever went through."""
    desk = Desk(pristine_office)
    try:
        notice = desk._written("author")
        desk.submit(notice, "author", "none")
        desk.go_away("section", "duty", 1)
        desk.approve_what_is_there(notice, "duty")
        desk.approve_what_is_there(notice, "section")
        assert desk.office.texts(SCREEN) == [] if desk.office.desk.store.pointer("programmes", SCREEN) else True
        desk.go_on_as_meant(notice, 1)
        assert desk.office.texts(SCREEN) == ["第1稿"]
        desk.what_stands_was_approved_whole()
        assert list(verify.faults(desk.office.desk)) == []
    finally:
        desk.teardown()
