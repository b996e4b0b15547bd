"""Chains that say who answers for secrecy and how long a step may wait, for records by importance too; what is declared
with a submission; who stands in for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
f = op.f

# An office keeps the chains that it has: important records go through that of their kind.
IMPORTANT = """
INSERT INTO chain (kind, level, steps, secrecy_by, patience)
SELECT kind, 'important', steps, '', 2 FROM chain WHERE kind <> 'notice'
"""


def upgrade() -> None:
    op.add_column("chain", sa.Column("secrecy_by", sa.String(), nullable=False, server_default=""))
    op.add_column("chain", sa.Column("patience", sa.BigInteger(), nullable=False, server_default="2"))
    op.execute("UPDATE chain SET kind = level, level = 'routine' WHERE kind = 'record'")
    op.execute(IMPORTANT)
    op.execute("UPDATE chain SET secrecy_by = coalesce(json_extract(steps, '$[#-1]'), '')")
    for table in ("decision", "record_decision"):
        op.add_column(table, sa.Column("declared", sa.JSON(), nullable=True))
        op.add_column(table, sa.Column("stands_for_id", sa.BigInteger(), nullable=True))
    _absence()


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("absent_id", sa.Integer(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=False),
        sa.Column("from_at", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["absent_id"], ["account.id"], name=f("fk_absence_absent_id_account")),
        sa.ForeignKeyConstraint(["substitute_id"], ["account.id"], name=f("fk_absence_substitute_id_account")),
        sa.ForeignKeyConstraint(["named_by_id"], ["account.id"], name=f("fk_absence_named_by_id_account")),
        sa.PrimaryKeyConstraint("id", name=f("pk_absence")),
    )
    for column in ("absent_id", "substitute_id"):
        op.create_index(f(f"ix_absence_{column}"), "absence", [column], unique=False)
