"""What the plan of a floor is drawn over: kept beside the record, part of no wording."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
f = op.f


def upgrade() -> None:
    op.create_table(
        "backdrop",
        sa.Column("record_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("x", sa.BigInteger(), nullable=False),
        sa.Column("y", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=f("fk_backdrop_record_id_record")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=f("fk_backdrop_sha_media")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=f("fk_backdrop_account_id_account")),
        sa.PrimaryKeyConstraint("record_id", name=f("pk_backdrop")),
    )
