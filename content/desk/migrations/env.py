"""Alembic's entry: the connection always comes from the desk that is starting."""

from alembic import context

from content.desk.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
