"""What pictures and videos are called for those who cannot see them, and where each is used, kept in step by triggers.

Whoever makes one of the tables revision and record_revision anew makes its trigger anew too.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
f = op.f

COLUMNS: Final = "sha, noun, item_id, sequence"
NAMED: Final = """
    SELECT DISTINCT t.atom, '{noun}', {row}.{noun}_id, {row}.sequence FROM {tables}json_tree({row}.content) t
    WHERE t.type = 'text' AND length(t.atom) = 64 AND t.atom NOT GLOB '*[^0-9a-f]*'
"""
WORDED: Final = """
CREATE TRIGGER media_use_of_{noun} AFTER INSERT ON {table} BEGIN
    INSERT OR IGNORE INTO media_use ({columns}) {named};
END
"""
TABLES: Final = {"notice": "revision", "record": "record_revision"}
PAGES: Final = """
UPDATE media SET page_of = (
    SELECT d.sha FROM media d JOIN json_each(d.pages) p ON p.value = media.sha ORDER BY d.created_at, d.sha LIMIT 1)
WHERE sha IN (SELECT p.value FROM media d JOIN json_each(d.pages) p)
"""


def upgrade() -> None:
    for name in ("alt", "alt_en", "page_of"):
        op.add_column("media", sa.Column(name, sa.String(), nullable=True))
    op.create_index("ix_media_created_at", "media", ["created_at"], unique=False)
    op.execute(PAGES)
    op.create_table(
        "media_use",
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha", "noun", "item_id", "sequence", name=f("pk_media_use")),
    )
    for noun, table in TABLES.items():
        so_far = NAMED.format(noun=noun, row="v", tables=f"{table} v, ")
        op.execute(f"INSERT OR IGNORE INTO media_use ({COLUMNS}) {so_far}")
        named = NAMED.format(noun=noun, row="NEW", tables="")
        op.execute(WORDED.format(noun=noun, table=table, columns=COLUMNS, named=named))
