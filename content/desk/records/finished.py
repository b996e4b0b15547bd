"""A plan may be kept half drawn; what goes into review can be walked."""

from ..errors import Problem
from ..models import Record
from .building import whole
from .plan import check


def check_finished(record: Record) -> None:
    """Of the newest wording; raises Problem 422 naming the first feature that is wrong."""
    faults = check(whole(record.revisions[-1].content)) if record.kind == "floor" else []
    if faults:
        message = "the plan cannot be walked yet: %(count)d things are wrong with it, first of all with %(feature)s"
        told = {"faults": [str(each) for each in faults]}
        first = faults[0].feature
        raise Problem(422, "plan-unfinished", message, field="plan", extra=told, count=len(faults), feature=first)
