"""The first schema: accounts, channels, notices and their review, the ledger, publications, screens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
f = op.f

APPEND_ONLY = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def upgrade() -> None:
    _people()
    _office()
    _records()
    _notices()
    _review()
    _screens()
    _reports()
    for table in ("ledger_entry", "revision", "decision"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY.format(table=table, verb=verb))


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("session_key", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f("pk_account")),
        sa.UniqueConstraint("name", name=f("uq_account_name")),
    )
    op.create_table(
        "account_role",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_account_role_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", "role", name=f("pk_account_role")),
    )
    op.create_table(
        "token",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_token_account_id_account")),
        sa.PrimaryKeyConstraint("digest", name=f("pk_token")),
    )
    op.create_index(f("ix_token_account_id"), "token", ["account_id"], unique=False)


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("idle_ledger_id", sa.String(), nullable=False),
        sa.Column("idle_digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_office")),
    )
    op.create_table(
        "channel",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=f("pk_channel")),
    )
    op.create_table(
        "chain",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "level", name=f("pk_chain")),
    )


def _records() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=f("pk_ledger_entry")),
    )
    op.create_index(f("ix_ledger_entry_kind"), "ledger_entry", ["kind"], unique=False)
    op.create_index(f("ix_ledger_entry_subject"), "ledger_entry", ["subject"], unique=False)
    op.create_table(
        "publication",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "channel", "number", name=f("pk_publication")),
    )
    op.create_table(
        "spool_seen",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=f("pk_spool_seen")),
    )
    op.create_index(f("ix_spool_seen_at"), "spool_seen", ["at"], unique=False)


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("order", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=f("fk_notice_author_id_account")),
        sa.PrimaryKeyConstraint("id", name=f("pk_notice")),
        sqlite_autoincrement=True,
    )
    op.create_index(f("ix_notice_author_id"), "notice", ["author_id"], unique=False)
    op.create_index(f("ix_notice_order"), "notice", ["order"], unique=False)
    op.create_table(
        "media",
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_media_account_id_account")),
        sa.PrimaryKeyConstraint("sha", name=f("pk_media")),
    )


def _review() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_revision_account_id_account")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=f("fk_revision_notice_id_notice")),
        sa.PrimaryKeyConstraint("id", name=f("pk_revision")),
        sa.UniqueConstraint("notice_id", "sequence", name=f("uq_revision_notice_id")),
    )
    op.create_index(f("ix_revision_ends_at"), "revision", ["ends_at"], unique=False)
    op.create_index(f("ix_revision_notice_id"), "revision", ["notice_id"], unique=False)
    op.create_table(
        "decision",
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
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_decision_account_id_account")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=f("fk_decision_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=f("pk_decision")),
    )
    op.create_index(f("ix_decision_final"), "decision", ["final"], unique=False)
    op.create_index(f("ix_decision_revision_id"), "decision", ["revision_id"], unique=False)


def _screens() -> None:
    op.create_table(
        "screen",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("keeper", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("paired_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["channel"], ["channel.name"], name=f("fk_screen_channel_channel")),
        sa.PrimaryKeyConstraint("name", name=f("pk_screen")),
    )
    op.create_table(
        "device_token",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("screen", sa.String(), nullable=True),
        sa.Column("node", sa.String(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["screen"], ["screen.name"], name=f("fk_device_token_screen_screen")),
        sa.PrimaryKeyConstraint("digest", name=f("pk_device_token")),
    )
    op.create_index(f("ix_device_token_screen"), "device_token", ["screen"], unique=False)


def _reports() -> None:
    op.create_table(
        "pair_request",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("code", "digest", name=f("pk_pair_request")),
    )
    op.create_index(f("ix_pair_request_at"), "pair_request", ["at"], unique=False)
    op.create_table(
        "screen_fact",
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("node", sa.String(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("online_at", sa.BigInteger(), nullable=True),
        sa.Column("shown_number", sa.BigInteger(), nullable=True),
        sa.Column("shown_at", sa.BigInteger(), nullable=True),
        sa.Column("health", sa.JSON(), nullable=True),
        sa.Column("health_at", sa.BigInteger(), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("screen", name=f("pk_screen_fact")),
    )
