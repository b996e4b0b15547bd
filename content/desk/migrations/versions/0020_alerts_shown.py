"""What a screen has shown of alerts, found without reading what all others showed."""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_index("ix_alert_aired_channel_number", "alert_aired", ["channel", "number"])
    op.create_index("ix_alert_shown_screen_channel", "alert_shown", ["screen", "channel", "number"])
