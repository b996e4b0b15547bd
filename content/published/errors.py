"""Why content was refused: one word for machines, one line for people."""

from typing import Literal

Reason = Literal[
    "bad_signature",
    "unknown_key",
    "wrong_kind",
    "wrong_channel",
    "unknown_format",
    "number_mismatch",
    "number_back",
    "malformed",
    "damaged",
    "missing",
]


class Refused(Exception):
    """Something that was offered is not taken; what was held before stays."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail
