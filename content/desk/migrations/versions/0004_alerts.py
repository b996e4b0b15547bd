"""Alerts: messages as they were written or came in, what people did with them, where they went and who showed
them, and the templates they are typed from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
f = op.f

APPEND_ONLY = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def upgrade() -> None:
    _alert()
    _act()
    _reached()
    _template()
    for table in ("alert", "alert_act"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY.format(table=table, verb=verb))


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("refers_to", sa.JSON(), nullable=False),
        sa.Column("came_by", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=f("fk_alert_author_id_account")),
        sa.PrimaryKeyConstraint("id", name=f("pk_alert")),
        sa.UniqueConstraint("key", name=f("uq_alert_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(f("ix_alert_created_at"), "alert", ["created_at"], unique=False)


def _act() -> None:
    op.create_table(
        "alert_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ledger_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_alert_act_account_id_account")),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=f("fk_alert_act_alert_id_alert")),
        sa.PrimaryKeyConstraint("id", name=f("pk_alert_act")),
    )
    op.create_index(f("ix_alert_act_alert_id"), "alert_act", ["alert_id"], unique=False)


def _reached() -> None:
    op.create_table(
        "alert_aired",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=f("fk_alert_aired_alert_id_alert")),
        sa.PrimaryKeyConstraint("alert_id", "channel", name=f("pk_alert_aired")),
    )
    op.create_table(
        "alert_shown",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=f("fk_alert_shown_alert_id_alert")),
        sa.PrimaryKeyConstraint("alert_id", "screen", name=f("pk_alert_shown")),
    )


def _template() -> None:
    op.create_table(
        "alert_template",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=f("pk_alert_template")),
    )
