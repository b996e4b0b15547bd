"""Imports: files dropped in, looked at before anything is kept, and kept as drafts.

listing    what was brought and what became of it; one file whole
sending    files into quarantine: by the plain form, or one by one with their progress
keeping    what shall become of the chosen ones
columns    which column of a table means what
rows       one upload as the list shows it
"""

from . import columns, keeping, listing, sending
from .noun import blueprint

__all__ = ["blueprint", "columns", "keeping", "listing", "sending"]
