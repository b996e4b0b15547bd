"""Kiosks that were heard of, to be missed in the list of who shows an alert."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
f = op.f


def upgrade() -> None:
    op.create_table(
        "kiosk",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=f("pk_kiosk")),
    )
