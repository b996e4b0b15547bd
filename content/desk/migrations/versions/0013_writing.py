"""How small the writing in pictures is."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("media", sa.Column("writing", sa.BigInteger(), nullable=True))
