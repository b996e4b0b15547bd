"""Review chains and absences over the API: read by all, set by the security administrator and each for themselves."""

from typing import Any, Final

import pytest

from content.desk.moments import iso
from tests.world.api import Api
from tests.world.clock import DAY

CHAIN: Final = "/api/chains/notice/routine"
WANTED: Final[dict[str, Any]] = {"steps": ["office", "deputy"], "secrecy_by": "office", "patience": 3}


def test_the_security_administrator_sets_a_chain_as_it_was_read(api: Api) -> None:
    read = api("author").get(CHAIN)
    assert read.json["steps"] == ["section", "office"]
    etag = {"If-Match": read.headers["ETag"]}
    assert api("admin").put(CHAIN, WANTED, headers=etag).status_code == 403
    assert api("security").put(CHAIN, WANTED).status_code == 428
    assert api("security").put(CHAIN, WANTED, headers=etag).json["steps"] == WANTED["steps"]
    assert api("security").put(CHAIN, WANTED | {"patience": 5}, headers=etag).status_code == 412
    assert {each["kind"] for each in api("duty").get("/api/chains").json["chains"]} >= {"notice", "guide", "catalog"}
    assert api("duty").get("/api/chains/notice/none").status_code == 404


@pytest.mark.parametrize(
    ("changed", "status", "field"),
    [
        ({"steps": ["author"]}, 400, "steps.0"),
        ({"steps": []}, 422, "steps"),
        ({"secrecy_by": "section"}, 422, "secrecy_by"),
        ({"patience": 0}, 400, "patience"),
    ],
)
def test_a_chain_that_reviews_nothing_is_refused_by_its_field(
    api: Api, changed: dict[str, Any], status: int, field: str
) -> None:
    answer = api("security").put(CHAIN, WANTED | changed, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json["field"]) == (status, field)


def test_who_goes_away_names_a_substitute_and_ends_it_and_nobody_names_anothers(api: Api) -> None:
    span = {"from_at": iso(api.office.now), "until_at": iso(api.office.now + DAY)}
    made = api("section").post("/api/absences", {"substitute": "duty", **span})
    assert (made.status_code, made.json["absent"], made.json["ended_at"]) == (201, "section", None)
    anothers = {"absent": "office", "substitute": "deputy", **span}
    for name in ("duty", "admin"):
        assert api(name).post("/api/absences", anothers).status_code == 403
    assert api("security").post("/api/absences", anothers).status_code == 201
    assert api("author").get("/api/absences").json["total"] == 2
    path = f"/api/absences/{made.json['id']}/end"
    assert api("duty").post(path).status_code == 403
    assert api("section").post(path).status_code == 200
    assert api("section").post(path).status_code == 409
    assert api("author").get("/api/absences").json["total"] == 1
    assert api("author").get("/api/absences?over=true").json["total"] == 2
