"""The staff's server: the only owner of the database, the ledger and the keys."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # For annotations only: the worker and the command line must not load the whole desk with its package.
    from .office import Desk as Desk
