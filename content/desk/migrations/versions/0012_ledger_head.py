"""The ledger's signed head, and indexes by which a long ledger is read a page at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
f = op.f

BY = {
    "ix_ledger_entry_kind_seq": ["kind", "seq"],
    "ix_ledger_entry_actor_seq": ["actor", "seq"],
    "ix_ledger_entry_actor_kind": ["actor", "kind", "seq"],
    "ix_ledger_entry_subject_seq": ["subject", "seq"],
    "ix_ledger_entry_at": ["at", "seq"],
}


def upgrade() -> None:
    op.create_table(
        "ledger_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("checked_seq", sa.BigInteger(), nullable=False),
        sa.Column("checked_hash", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_ledger_head")),
        if_not_exists=True,
    )
    for name in ("ix_ledger_entry_kind", "ix_ledger_entry_subject"):
        op.drop_index(f(name), table_name="ledger_entry", if_exists=True)
    for name, columns in BY.items():
        op.create_index(f(name), "ledger_entry", columns, unique=False, if_not_exists=True)
