"""Numbers without people: what is looked at, in which language, and what is asked for in vain. Who asked is not known
here, so it cannot be told."""

from kiosk.numbers.counting import counting
from kiosk.numbers.tally import Count, Tally
from kiosk.numbers.telling import tell

__all__ = ["Count", "Tally", "counting", "tell"]
