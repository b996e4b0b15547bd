"""The tables, one noun a file. Times are ms since the epoch, UTC."""

from .absence import Absence
from .access_rules import AccessRules
from .account import Account, AccountRole
from .alert import Alert, AlertAct, AlertAired, AlertShown, AlertTemplate
from .backdrop import Backdrop
from .base import Base
from .campaign import Campaign
from .chain import Chain
from .channel import Channel
from .check import CheckWord, KeptFinding, Opening
from .decision import Decision, RecordDecision
from .desired import Desired
from .dispatch import Dispatch
from .kiosk import Kiosk
from .ledger_entry import LedgerEntry
from .ledger_head import LedgerHead
from .media import Media, MediaUse
from .notice import Notice
from .office import Office
from .pattern import Pattern
from .play import Play
from .publication import Publication
from .reading import Reading
from .record import Record
from .record_head import RecordHead
from .recovery_code import RecoveryCode
from .revision import RecordRevision, Revision
from .screen import DeviceToken, PairRequest, Screen, ScreenFact, ScreenPicture
from .sign_in import SignIn
from .sitting import Sitting
from .spool_seen import SpoolSeen
from .token import Token
from .visitor_count import AnsweredWords, VisitorCount
from .working_year import WorkingYear

__all__ = [
    "Absence",
    "AccessRules",
    "Account",
    "AccountRole",
    "Alert",
    "AlertAct",
    "AlertAired",
    "AlertShown",
    "AlertTemplate",
    "AnsweredWords",
    "Backdrop",
    "Base",
    "Campaign",
    "Chain",
    "Channel",
    "CheckWord",
    "Decision",
    "Desired",
    "DeviceToken",
    "Dispatch",
    "KeptFinding",
    "Kiosk",
    "LedgerEntry",
    "LedgerHead",
    "Media",
    "MediaUse",
    "Notice",
    "Office",
    "Opening",
    "PairRequest",
    "Pattern",
    "Play",
    "Publication",
    "Reading",
    "Record",
    "RecordDecision",
    "RecordHead",
    "RecordRevision",
    "RecoveryCode",
    "Revision",
    "Screen",
    "ScreenFact",
    "ScreenPicture",
    "SignIn",
    "Sitting",
    "SpoolSeen",
    "Token",
    "VisitorCount",
    "WorkingYear",
]
