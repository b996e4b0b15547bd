"""Numbers without people: what kiosks counted by day, and which words asked for in vain were dealt with."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
f = op.f


def upgrade() -> None:
    op.create_table(
        "visitor_count",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "what", "name", name=f("pk_visitor_count")),
    )
    op.create_table(
        "answered_words",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("words", name=f("pk_answered_words")),
    )
