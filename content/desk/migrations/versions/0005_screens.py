"""Where a screen hangs and how it is to be, what it really showed, its picture, and what is told to people outside."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
f = op.f


def upgrade() -> None:
    op.add_column("screen", sa.Column("phone", sa.String(), nullable=False, server_default=""))
    for name in ("width_mm", "height_mm", "distance_mm"):
        op.add_column("screen", sa.Column(name, sa.BigInteger(), nullable=True))
    op.create_table(
        "screen_picture",
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("screen", name=f("pk_screen_picture")),
    )
    op.create_table(
        "desired",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=True),
        sa.Column("brightness", sa.JSON(), nullable=False),
        sa.Column("restart", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["channel"], ["channel.name"], name=f("fk_desired_channel_channel")),
        sa.PrimaryKeyConstraint("channel", name=f("pk_desired")),
    )
    _play()
    op.create_table(
        "dispatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("message", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f("pk_dispatch")),
    )
    op.create_index(f("ix_dispatch_due"), "dispatch", ["due"], unique=False)


def _play() -> None:
    op.create_table(
        "play",
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.String(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("screen", "block", name=f("pk_play")),
    )
    op.create_index(f("ix_play_start"), "play", ["start"], unique=False)
