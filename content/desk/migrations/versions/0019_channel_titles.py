"""What people call a channel, in both languages; its name stays what everything else goes by."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("channel", sa.Column("title", sa.String(), nullable=True))
    op.add_column("channel", sa.Column("title_en", sa.String(), nullable=True))
