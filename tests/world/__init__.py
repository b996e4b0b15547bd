"""A small named office, really initialised: the sample bureau's staff and channels, nothing on its screens."""

from .clock import Hands
from .office import PASSWORD, Office, make_office

__all__ = ["PASSWORD", "Hands", "Office", "make_office"]
