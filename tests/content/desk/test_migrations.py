"""The schema that migrations make is the one that the models say."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from content.desk import migrations
from content.desk.models import Base
from tests.world import Office


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
