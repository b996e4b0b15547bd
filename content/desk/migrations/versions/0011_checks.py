"""What the checks before review keep: findings left as they are, the office's own words, and how texts begin.

Triggers write the beginnings: whoever makes one of the tables revision and record_revision anew makes its trigger anew
too.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
f = op.f

# Table, what it words, where its text stands.
WORDED: Final = (
    ("revision", "notice", "$.text"),
    ("record_revision", "record", '$.body."zh-Hans"'),
)
TRIGGER: Final = """
CREATE TRIGGER opening_of_{kind} AFTER INSERT ON {table}
WHEN json_type(NEW.content, '{path}') = 'text' BEGIN
    INSERT INTO opening (kind, revision_id, item_id, begins)
    VALUES ('{kind}', NEW.id, NEW.{kind}_id, substr(NEW.content ->> '{path}', 1, 64));
END
"""
SO_FAR: Final = """
INSERT INTO opening (kind, revision_id, item_id, begins)
SELECT '{kind}', v.id, v.{kind}_id, substr(v.content ->> '{path}', 1, 64) FROM {table} v
WHERE json_type(v.content, '{path}') = 'text'
"""


def upgrade() -> None:
    op.create_table(
        "kept_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("quoted", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_kept_finding_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=f("pk_kept_finding")),
        sa.UniqueConstraint("subject", "content", "finding", name=f("uq_kept_finding_subject")),
    )
    op.create_table(
        "check_word",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "word", name=f("pk_check_word")),
    )
    op.create_table(
        "opening",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("begins", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "revision_id", name=f("pk_opening")),
    )
    op.create_index("ix_opening_begins", "opening", ["begins"], unique=False)
    for table, kind, path in WORDED:
        for statement in (SO_FAR, TRIGGER):
            op.execute(statement.format(table=table, kind=kind, path=path))
