"""What is looked at in every text before it goes into review: each finding names one place in it, and is fixed there
or kept with a reason. `run` is pure; what the office and its database say beside the text is gathered before."""

from .around import Around, Known
from .finding import Finding
from .run import run

__all__ = ["Around", "Finding", "Known", "run"]
