"""The second factor: codes of six digits by time (RFC 6238), and recovery codes for the day the telephone is lost."""

import hashlib
import hmac
import unicodedata
from typing import Final

import pyotp
from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from . import ledger
from .actor import Actor
from .errors import Problem
from .models import Account, RecoveryCode
from .passwords import random_password

Ms = int
STEP: Final = 30_000
# A telephone's clock may be half a minute off.
STEPS_OFF: Final = (0, -1, 1)
RECOVERY_CODES: Final = 8


def begin(session: Session, box: SecretBox, actor: Actor) -> None:
    """A new secret to be shown; it counts once a code has proved that the telephone has it."""
    account = session.get_one(Account, actor.id)
    account.second_pending = _enciphered(box, pyotp.random_base32())


def pending(box: SecretBox, account: Account) -> str | None:
    """The secret that was begun, in base32."""
    return _deciphered(box, account.second_pending)


def address(secret: str, name: str, office: str) -> str:
    """What the code on the page says to the telephone (otpauth:)."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=office)


def confirm(session: Session, box: SecretBox, actor: Actor, code: str, *, now: Ms, origin: str) -> list[str]:
    """From now on the account signs in with it; the recovery codes, shown once. Raises Problem 422 naming code."""
    account = session.get_one(Account, actor.id)
    secret = pending(box, account)
    step = _step_of(secret, code, now) if secret else None
    if step is None:
        raise wrong_code()
    account.second_secret, account.second_pending, account.second_step = account.second_pending, None, step
    ledger.append(session, actor, "second-factor-set", f"account:{account.name}", {}, now=now, origin=origin)
    return recovery_codes(session, actor, now=now, origin=origin)


def recovery_codes(session: Session, actor: Actor, *, now: Ms, origin: str) -> list[str]:
    """New ones instead of all that there were, to be shown once. Raises Problem 409 where there is no second factor
    that they could stand in for."""
    if session.get_one(Account, actor.id).second_secret is None:
        raise Problem(409, "no-second", "recovery codes are for a second factor: set that up first", field="current")
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == actor.id))
    made = [random_password() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(digest=_digest(actor.id, each), account_id=actor.id, used_at=None) for each in made)
    details = {"codes": len(made)}
    ledger.append(session, actor, "recovery-codes-made", f"account:{actor.name}", details, now=now, origin=origin)
    return made


def left(session: Session, account_id: int) -> int:
    """How many recovery codes are unused."""
    unused = select(func.count()).select_from(RecoveryCode)
    return session.scalar(unused.where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))) or 0


def take_off(session: Session, actor: Actor | None, account: Account, *, now: Ms, origin: str) -> None:
    """The account signs in by its password alone."""
    if account.second_secret is None:
        return
    account.second_secret = account.second_pending = account.second_step = None
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    ledger.append(session, actor, "second-factor-off", f"account:{account.name}", {}, now=now, origin=origin)


def fits(session: Session, box: SecretBox, account: Account, code: str, *, now: Ms, origin: str) -> bool:
    """Whether it is a code of now that was not used yet, or a recovery code, which is used up by this."""
    secret = _deciphered(box, account.second_secret)
    step = _step_of(secret, code, now) if secret else None
    if step is not None and step > (account.second_step or 0):
        account.second_step = step
        return True
    return _recovers(session, account, code, now, origin)


def wrong_code() -> Problem:
    return Problem(422, "wrong-code", "this code is not right, or was used already", field="code")


def _step_of(secret: str, code: str, now: Ms) -> int | None:
    """The half minute whose code it is."""
    typed, codes = _digits(code).encode("utf-8", "replace"), pyotp.TOTP(secret)
    steps = [now // STEP + off for off in STEPS_OFF]
    # Every one is compared, so that the time taken tells nothing.
    right = [step for step in steps if hmac.compare_digest(codes.generate_otp(step).encode(), typed)]
    return right[0] if right else None


def _recovers(session: Session, account: Account, code: str, now: Ms, origin: str) -> bool:
    row = session.get(RecoveryCode, _digest(account.id, code))
    if row is None or row.used_at is not None or row.account_id != account.id:
        return False
    row.used_at = now
    subject = f"account:{account.name}"
    session.flush()
    details = {"left": left(session, account.id)}
    ledger.append(session, None, "recovery-code-used", subject, details, now=now, origin=origin)
    return True


def _digits(code: str) -> str:
    folded = unicodedata.normalize("NFKC", code)
    return "".join(letter for letter in folded if not letter.isspace())[:64]


def _digest(account_id: int, code: str) -> str:
    """Codes are random enough (79 bits) that a plain hash keeps them."""
    plain = "".join(letter for letter in _digits(code).lower() if letter.isalnum())
    return hashlib.sha256(f"{account_id} {plain}".encode("utf-8", "replace")).hexdigest()


def _enciphered(box: SecretBox, secret: str) -> str:
    return box.encrypt(secret.encode(), encoder=Base64Encoder).decode()


def _deciphered(box: SecretBox, kept: str | None) -> str | None:
    if kept is None:
        return None
    try:
        return box.decrypt(kept.encode(), encoder=Base64Encoder).decode()
    except (CryptoError, ValueError) as error:
        message = "the second factor of this account cannot be read: renew it at the server's console"
        raise Problem(503, "no-key", message) from error
