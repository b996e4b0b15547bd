"""Records: what visitors look up at a kiosk. Written, reviewed and withdrawn as notices are; published in editions."""

from .reviewing import approve, approve_from_console, give_back, refer, submit
from .views import RecordView
from .writing import find, known, listing, revise, view, withdraw, write

__all__ = [
    "RecordView",
    "approve",
    "approve_from_console",
    "find",
    "give_back",
    "known",
    "listing",
    "refer",
    "revise",
    "submit",
    "view",
    "withdraw",
    "write",
]
