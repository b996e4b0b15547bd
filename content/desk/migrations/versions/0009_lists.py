"""Heads of records for lists and searches, kept in step by triggers; the calendar of campaigns.

Whoever makes one of the tables record, record_revision and record_decision anew makes its trigger anew too.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
f = op.f

TEXTS: Final = """
    coalesce({c} ->> '$.title."zh-Hans"', {c} ->> '$.title."zh-Hant"', {c} ->> '$.title.en', r.name),
    coalesce({c} ->> '$.title.en', ''),
    lower(r.name || char(10) || coalesce((
        SELECT group_concat(t.atom, char(10)) FROM json_tree({c}) t WHERE t.type = 'text' AND (
            t.fullkey LIKE '$.title%' OR t.fullkey LIKE '$.summary%' OR t.fullkey LIKE '$.words%'
            OR t.fullkey LIKE '$.keywords%' OR t.fullkey IN ('$.document_number', '$.code', '$.phone'))), '')),
    {c} ->> '$.department',
    (SELECT count(*) FROM json_tree({c}) t WHERE t.type = 'object'
        AND json_type(t.value, '$."zh-Hans"') = 'text' AND json_type(t.value, '$.en') IS NULL)
"""
COLUMNS: Final = (
    "record_id, revision_id, kind, name, state, stands, title, title_en, said, department, untranslated, changed_at"
)
AGAIN: Final = ("revision_id", "state", "title", "title_en", "said", "department", "untranslated", "changed_at")
WORDED: Final = f"""
CREATE TRIGGER record_head_worded AFTER INSERT ON record_revision BEGIN
    INSERT INTO record_head ({COLUMNS})
    SELECT r.id, NEW.id, r.kind, r.name, 'draft', 0, {TEXTS.format(c="NEW.content")}, NEW.created_at
    FROM record r WHERE r.id = NEW.record_id
    ON CONFLICT (record_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in AGAIN)};
END
"""  # noqa: S608
VERDICT: Final = """
    CASE WHEN {d}final THEN 'approved' WHEN {d}verdict = 'return' THEN 'returned' ELSE 'submitted' END
"""
DECIDED: Final = f"""
CREATE TRIGGER record_head_decided AFTER INSERT ON record_decision BEGIN
    UPDATE record_head SET state = {VERDICT.format(d="NEW.")}, stands = stands OR NEW.final, changed_at = NEW.at
    WHERE revision_id = NEW.revision_id;
END
"""  # noqa: S608
WITHDRAWN: Final = """
CREATE TRIGGER record_head_withdrawn AFTER UPDATE OF withdrawn_at ON record WHEN NEW.withdrawn_at IS NOT NULL BEGIN
    UPDATE record_head SET state = 'withdrawn', stands = 0, changed_at = NEW.withdrawn_at WHERE record_id = NEW.id;
END
"""
SO_FAR: Final = f"""
INSERT INTO record_head ({COLUMNS})
SELECT r.id, v.id, r.kind, r.name,
    CASE WHEN r.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE coalesce((
        SELECT {VERDICT.format(d="d.")} FROM record_decision d WHERE d.revision_id = v.id ORDER BY d.id DESC LIMIT 1
    ), 'draft') END,
    r.withdrawn_at IS NULL AND EXISTS (
        SELECT 1 FROM record_decision d JOIN record_revision o ON o.id = d.revision_id
        WHERE o.record_id = r.id AND d.final),
    {TEXTS.format(c="v.content")},
    max(v.created_at, coalesce(r.withdrawn_at, 0), coalesce((
        SELECT max(d.at) FROM record_decision d WHERE d.revision_id = v.id), 0))
FROM record r JOIN record_revision v ON v.record_id = r.id
WHERE v.sequence = (SELECT max(o.sequence) FROM record_revision o WHERE o.record_id = r.id)
"""  # noqa: S608
# Days known everywhere; each office adds and removes its own.
CAMPAIGNS: Final = (
    ("世界水日", "World Water Day", "03-22", "03-22", False),
    ("中国水周", "China Water Week", "03-22", "03-28", False),
    ("全国防灾减灾日", "Disaster Prevention and Reduction Day", "05-12", "05-12", False),
    ("全国城市节约用水宣传周", "City Water Saving Week", "05-15", "05-15", True),
    ("世界环境日", "World Environment Day", "06-05", "06-05", False),
    ("安全生产月", "Work Safety Month", "06-01", "06-30", False),
    ("全国生态日", "National Ecology Day", "08-15", "08-15", False),
    ("国家宪法日", "Constitution Day", "12-04", "12-04", False),
)


def upgrade() -> None:
    _heads()
    campaign = op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("whole_week", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_campaign")),
        sqlite_autoincrement=True,
    )
    names = ("name", "name_en", "first", "last", "whole_week")
    op.bulk_insert(campaign, [{**dict(zip(names, each, strict=True)), "note": ""} for each in CAMPAIGNS])


def _heads() -> None:
    op.create_table(
        "record_head",
        sa.Column("record_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("untranslated", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=f("fk_record_head_record_id_record")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["record_revision.id"], name=f("fk_record_head_revision_id_record_revision")
        ),
        sa.PrimaryKeyConstraint("record_id", name=f("pk_record_head")),
    )
    op.create_index(f("ix_record_head_revision_id"), "record_head", ["revision_id"], unique=False)
    op.create_index(f("ix_record_head_state"), "record_head", ["state"], unique=False)
    op.create_index("ix_record_head_counts", "record_head", ["kind", "state", "untranslated"], unique=False)
    op.create_index("ix_record_head_kind_changed_at", "record_head", ["kind", "changed_at"], unique=False)
    for statement in (SO_FAR, WORDED, DECIDED, WITHDRAWN):
        op.execute(statement)
