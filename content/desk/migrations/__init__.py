"""The schema's history. A hub that starts brings its database to HEAD by itself."""

from pathlib import Path

from sqlalchemy import Connection

# Named here so that a start on a current database need not load Alembic; a test holds it to versions/.
HEAD = "0020"


def upgrade(connection: Connection) -> None:
    """Bring the database behind `connection` to HEAD, in its own transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
