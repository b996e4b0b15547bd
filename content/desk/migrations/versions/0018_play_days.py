"""The days of a screen in the play log, found without reading what it showed."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    columns = ["screen", "start", "block", "channel", "end", "ended"]
    op.create_index(op.f("ix_play_screen_start"), "play", columns, unique=False)
