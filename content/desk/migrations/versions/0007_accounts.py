"""Accounts with departments and a second factor, sittings, tries to sign in, tokens with scope and expiry, and the
office's own rules for all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
f = op.f


def upgrade() -> None:
    _account()
    _token()
    _sitting()
    _sign_in()
    op.create_table(
        "recovery_code",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_recovery_code_account_id_account")),
        sa.PrimaryKeyConstraint("digest", name=f("pk_recovery_code")),
    )
    op.create_index(f("ix_recovery_code_account_id"), "recovery_code", ["account_id"], unique=False)
    op.create_table(
        "access_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("password_length", sa.BigInteger(), nullable=False),
        sa.Column("password_days", sa.BigInteger(), nullable=False),
        sa.Column("idle_minutes", sa.BigInteger(), nullable=False),
        sa.Column("longest_hours", sa.BigInteger(), nullable=False),
        sa.Column("second_factor", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_access_rules")),
    )


def _account() -> None:
    op.add_column("account", sa.Column("department", sa.String(), nullable=False, server_default=""))
    op.add_column("account", sa.Column("password_set_at", sa.BigInteger(), nullable=True))
    op.add_column("account", sa.Column("password_handed", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in ("second_secret", "second_pending"):
        op.add_column("account", sa.Column(name, sa.String(), nullable=True))
    op.add_column("account", sa.Column("second_step", sa.BigInteger(), nullable=True))


def _token() -> None:
    op.add_column("token", sa.Column("label", sa.String(), nullable=False, server_default=""))
    op.add_column("token", sa.Column("scope", sa.JSON(), nullable=True))
    for name in ("expires_at", "used_at"):
        op.add_column("token", sa.Column(name, sa.BigInteger(), nullable=True))


def _sitting() -> None:
    op.create_table(
        "sitting",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("session_key", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_sitting_account_id_account")),
        sa.PrimaryKeyConstraint("digest", name=f("pk_sitting")),
    )
    op.create_index(f("ix_sitting_account_id"), "sitting", ["account_id"], unique=False)
    op.create_index(f("ix_sitting_seen_at"), "sitting", ["seen_at"], unique=False)


def _sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_sign_in")),
    )
    op.create_index(f("ix_sign_in_account"), "sign_in", ["account"], unique=False)
    op.create_index(f("ix_sign_in_at"), "sign_in", ["at"], unique=False)
