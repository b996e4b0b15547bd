"""What the desk is started with stands in the ledger, without what must stay secret."""

from dataclasses import dataclass, replace
from pathlib import Path

from content.desk import ledger, settings_entered
from tests.world import Office


@dataclass(frozen=True)
class Settings:
    host: str = "127.0.0.1"
    desk_port: int = 8082
    mail_to: tuple[str, ...] | None = ("it@office.example",)
    mail_password: str | None = "a secret"
    cap_folder: Path | None = None


def entered(office: Office, settings: Settings) -> bool:
    with office.desk.database.transaction() as session:
        return settings_entered.enter(session, settings, now=office.now)


def test_a_start_with_other_settings_is_a_line_and_one_with_the_same_is_none(office: Office) -> None:
    first = Settings()
    assert [entered(office, each) for each in (first, first, replace(first, host="10.0.0.5"), first)] == [
        True,
        False,
        True,
        True,
    ]


def test_no_secret_gets_into_the_ledger(office: Office) -> None:
    entered(office, Settings())
    with office.desk.database.reading() as session:
        line = ledger.newest(session)
    assert line is not None
    assert line.details["mail_password"] is True
    assert "a secret" not in str(line.details)
    assert line.details["mail_to"] == ["it@office.example"]
