"""Records: what visitors look up, with wordings and decisions as notices have them, and their review chains."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
f = op.f

KINDS = ("office", "department", "guide", "power", "floor", "catalog", "topics", "about")
APPEND_ONLY = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
# A founded office reviews its records as it does its routine notices.
CHAIN = """
INSERT INTO chain (kind, level, steps)
SELECT 'record', '{kind}', steps FROM chain WHERE kind = 'notice' AND level = 'routine'
"""


def upgrade() -> None:
    _record()
    _revision()
    _decision()
    for table in ("record_revision", "record_decision"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY.format(table=table, verb=verb))
    for kind in KINDS:
        op.execute(CHAIN.format(kind=kind))


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=f("fk_record_author_id_account")),
        sa.PrimaryKeyConstraint("id", name=f("pk_record")),
        sa.UniqueConstraint("kind", "name", name=f("uq_record_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(f("ix_record_author_id"), "record", ["author_id"], unique=False)
    op.create_index(f("ix_record_source"), "record", ["source"], unique=False)


def _revision() -> None:
    op.create_table(
        "record_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_record_revision_account_id_account")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=f("fk_record_revision_record_id_record")),
        sa.PrimaryKeyConstraint("id", name=f("pk_record_revision")),
        sa.UniqueConstraint("record_id", "sequence", name=f("uq_record_revision_record_id")),
    )
    op.create_index(f("ix_record_revision_ends_at"), "record_revision", ["ends_at"], unique=False)
    op.create_index(f("ix_record_revision_record_id"), "record_revision", ["record_id"], unique=False)


def _decision() -> None:
    op.create_table(
        "record_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=True),
        sa.Column("steps", sa.JSON(), nullable=True),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_record_decision_account_id_account")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["record_revision.id"], name=f("fk_record_decision_revision_id_record_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=f("pk_record_decision")),
    )
    op.create_index(f("ix_record_decision_final"), "record_decision", ["final"], unique=False)
    op.create_index(f("ix_record_decision_revision_id"), "record_decision", ["revision_id"], unique=False)
