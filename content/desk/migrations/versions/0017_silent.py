"""Channels whose screens are never heard."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("desired", sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false()))
