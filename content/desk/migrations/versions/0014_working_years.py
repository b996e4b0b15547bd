"""Years whose working days an office entered itself."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
f = op.f


def upgrade() -> None:
    op.create_table(
        "working_year",
        sa.Column("year", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("off", sa.JSON(), nullable=False),
        sa.Column("worked", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_working_year_account_id_account")),
        sa.PrimaryKeyConstraint("year", name=f("pk_working_year")),
    )
