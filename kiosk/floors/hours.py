"""Whether places and departments are open now: by their own hours, else by those of who works there, of the office."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from content.published.plans.features import Feature
from kiosk.holding import Holding
from kiosk.live import zone
from kiosk.opening import Opening, Working, opening
from kiosk.records import Records
from kiosk.workdays import known


class Hours(NamedTuple):
    """What the places of one edition go by at an instant. `departments` by name, and the `office`: rows of hours."""

    departments: Mapping[str, Any]
    office: Any
    working: Working
    now: datetime

    def of(self, place: Feature) -> Opening | None:
        """None where nothing is known. Hours that are told in words only are not guessed at."""
        if place.opening is not None or place.hours is not None or place.department is None:
            return opening(place.opening, self.working, self.now)
        return self.of_department(place.department)

    def of_department(self, name: str) -> Opening | None:
        return opening(self.departments.get(name) or self.office, self.working, self.now)


def hours(holding: Holding, records: Records) -> Hours:
    """As of now, at the office's clock."""
    now = holding.clock.now()
    office = next((row.card.get("opening") for row in records.of_kind("office", now)), None)
    departments = {row.name: row.card.get("opening") for row in records.of_kind("department", now)}
    moment = datetime.fromtimestamp(now / 1000, zone(holding.view))
    return Hours(departments, office, known(records, now).working, moment)
