"""How long somebody stays signed in, and what ends it."""

import pytest

from content.desk import access_rules, accounts, shutting_out, sittings
from content.desk.access_rules import BOUNDS, Rules
from content.desk.errors import Problem
from tests.world import Hands, Office
from tests.world.clock import HOUR, MINUTE
from tests.world.office import CHEAP

RULES = Rules()


def begin(office: Office, name: str = "author") -> str:
    with office.desk.database.transaction() as session:
        actor = accounts.actor_named(session, name)
        return sittings.begin(session, actor, now=office.now, origin="10.0.0.1", browser="Chrome")


def counts(office: Office, key: str, rules: Rules = RULES) -> bool:
    with office.desk.database.reading() as session:
        return sittings.found(session, key, rules, office.now) is not None


def use(office: Office, key: str) -> None:
    with office.desk.database.transaction() as session:
        found = sittings.found(session, key, RULES, office.now)
        assert found
        sittings.seen(session, found[0], office.now)


def test_it_ends_when_nobody_uses_it(office: Office, hands: Hands) -> None:
    key = begin(office)
    hands.advance(RULES.idle - 1)
    use(office, key)
    hands.advance(RULES.idle - 1)
    assert counts(office, key)
    hands.advance(1)
    assert not counts(office, key)


def test_it_ends_in_any_case_after_a_shift(office: Office, hands: Hands) -> None:
    key = begin(office)
    while office.now < hands.at + RULES.longest and counts(office, key):
        use(office, key)
        hands.advance(RULES.idle // 2)
    assert not counts(office, key)


def test_the_rules_of_the_office_hold_for_those_who_are_in(office: Office, hands: Hands) -> None:
    key = begin(office)
    hands.advance(6 * MINUTE)
    assert counts(office, key)
    assert not counts(office, key, Rules(idle_minutes=5))
    assert not counts(office, key, Rules(longest_hours=0))


@pytest.mark.parametrize("end", ["password", "disabled", "everywhere", "out"])
def test_what_ends_it_at_once(office: Office, end: str) -> None:
    key, elsewhere, another = begin(office), begin(office), begin(office, "section")
    told = {"now": office.now, "origin": "10.0.0.1"}
    with office.desk.database.transaction() as session:
        if end == "password":
            accounts.set_password(session, None, "author", "a better pass word", hasher=CHEAP, **told)  # type: ignore[arg-type]
        elif end == "disabled":
            shutting_out.disable(session, None, "author", **told)  # type: ignore[arg-type]
        elif end == "everywhere":
            sittings.end_all(session, None, accounts.get(session, "author"), **told)  # type: ignore[arg-type]
        else:
            sittings.end(session, office.staff["author"], key, **told)  # type: ignore[arg-type]
    assert not counts(office, key)
    assert counts(office, elsewhere) == (end == "out")
    assert counts(office, another)


@pytest.mark.parametrize("key", ["", "x", "\ud800", "1.abcdef", "a" * 5000])
def test_a_key_that_nobody_has_opens_nothing(office: Office, key: str) -> None:
    begin(office)
    assert not counts(office, key)


def test_the_key_is_nowhere_in_the_database(office: Office) -> None:
    key = begin(office)
    for path in (office.data / "hub").glob("desk.db*"):
        assert key.encode() not in path.read_bytes()


def test_whoever_is_in_is_listed_with_where_from(office: Office, hands: Hands) -> None:
    begin(office)
    hands.advance(HOUR // 2)
    begin(office)
    with office.desk.database.reading() as session:
        account = accounts.get(session, "author")
        assert [each.origin for each in sittings.open_ones(session, account, RULES, office.now)] == ["10.0.0.1"] * 2
        assert len(sittings.open_ones(session, account, RULES, office.now + HOUR // 2)) == 1


@pytest.mark.parametrize("by", ["admin", "audit", "director"])
def test_only_the_security_administrator_sets_the_rules(office: Office, by: str) -> None:
    with pytest.raises(Problem) as refused, office.desk.database.transaction() as session:
        access_rules.put(session, office.staff[by], Rules(idle_minutes=10), now=office.now, origin="")
    assert refused.value.status == 403


@pytest.mark.parametrize("name", BOUNDS)
def test_no_rule_leaves_its_bounds(office: Office, name: str) -> None:
    least, most = BOUNDS[name]
    for number in (least - 1, most + 1):
        rules = Rules(**{name: number})  # type: ignore[arg-type]
        with pytest.raises(Problem) as refused, office.desk.database.transaction() as session:
            access_rules.put(session, office.staff["security"], rules, now=office.now, origin="")
        assert refused.value.field == name


def test_a_password_is_due_when_the_office_says_so(office: Office) -> None:
    day = 24 * HOUR
    assert not Rules().password_is_due(0, 0, 9999 * day)
    assert not Rules(password_days=90).password_is_due(5, 0, 90 * day)
    assert Rules(password_days=90).password_is_due(0, 0, 90 * day)
    assert Rules(password_days=90).password_is_due(None, 0, 90 * day)
