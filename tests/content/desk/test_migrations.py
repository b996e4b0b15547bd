"""The schema that migrations make is the one that the models say."""

import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from content.desk import migrations, verify
from content.desk.models import Base
from tests.world import Office
from tests.world.office import open_office
from tests.world.records import submitted, written


def test_the_database_is_what_the_models_say(office: Office) -> None:
    with office.desk.database.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, Base.metadata) == []


def test_there_is_one_head_and_the_desk_knows_it() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_the_hub_s_folder_is_its_owner_s_alone(office: Office) -> None:
    hub = office.data / "hub"
    assert hub.stat().st_mode & 0o777 == 0o700
    assert (hub / "keys").stat().st_mode & 0o777 == 0o700
    for path in (*(hub / "keys").iterdir(), hub / "desk.db"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_an_office_of_the_first_schema_gets_records_and_reviews_them_as_its_notices(office: Office) -> None:
    database = sqlite3.connect(office.data / "hub" / "desk.db")
    tables = ("alert_act", "alert_aired", "alert_shown", "alert", "alert_template")
    for table in (*tables, "record_decision", "record_revision", "record", "visitor_count", "answered_words"):
        database.execute(f"DROP TABLE {table}")
    for table in ("backdrop", "record_head", "campaign", "screen_picture", "desired", "play", "dispatch", "kiosk"):
        database.execute(f"DROP TABLE {table}")
    for trigger in ("opening_of_notice", "media_use_of_notice"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute("DROP INDEX ix_media_created_at")
    database.execute("DROP TABLE media_use")
    for table in ("kept_finding", "check_word", "opening"):
        database.execute(f"DROP TABLE {table}")
    for name in ("phone", "width_mm", "height_mm", "distance_mm"):
        database.execute(f"ALTER TABLE screen DROP COLUMN {name}")
    for table in ("reading", "test_pattern", "sitting", "sign_in", "recovery_code", "access_rules"):
        database.execute(f"DROP TABLE {table}")
    newer = {
        "media": ("duration_ms", "pages", "writing", "alt", "alt_en", "page_of"),
        "channel": ("desktop", "tiles", "title", "title_en"),
        "token": ("reading",),
    }
    newer["token"] += ("label", "scope", "expires_at", "used_at")
    newer["account"] = ("department", "password_set_at", "password_handed")
    newer["account"] += ("second_secret", "second_pending", "second_step")
    newer |= {"chain": ("secrecy_by", "patience"), "decision": ("declared", "stands_for_id")}
    for table, name in ((table, name) for table, names in newer.items() for name in names):
        database.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    for table in ("absence", "working_year"):
        database.execute(f"DROP TABLE {table}")
    database.execute("DELETE FROM chain WHERE kind <> 'notice'")
    database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.commit()
    database.close()
    later = open_office(office.data)
    try:
        written(later, "supply")
        assert submitted(later, "supply").newest.steps == ("section", "office")
        # The first lines of this office's ledger are of today: they founded its records with chains of their own, and
        # its channels with titles.
        assert [each for each in verify.faults(later.desk) if not each.startswith(("chain of", "channel "))] == []
    finally:
        later.close()
