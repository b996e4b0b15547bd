"""Readings that tables show, what videos and documents are made of, where a channel lies on its players' desktops,
and test patterns."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
f = op.f


def upgrade() -> None:
    op.add_column("media", sa.Column("duration_ms", sa.BigInteger(), nullable=True))
    op.add_column("media", sa.Column("pages", sa.JSON(), nullable=True))
    op.add_column("channel", sa.Column("desktop", sa.JSON(), nullable=True))
    op.add_column("channel", sa.Column("tiles", sa.JSON(), nullable=True))
    op.add_column("token", sa.Column("reading", sa.String(), nullable=True))
    op.create_table(
        "reading",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_reading_account_id_account")),
        sa.PrimaryKeyConstraint("name", name=f("pk_reading")),
    )
    op.create_table(
        "test_pattern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("from_at", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_test_pattern_account_id_account")),
        sa.ForeignKeyConstraint(["channel"], ["channel.name"], name=f("fk_test_pattern_channel_channel")),
        sa.PrimaryKeyConstraint("id", name=f("pk_test_pattern")),
        sqlite_autoincrement=True,
    )
    op.create_index(f("ix_test_pattern_until_at"), "test_pattern", ["until_at"], unique=False)
