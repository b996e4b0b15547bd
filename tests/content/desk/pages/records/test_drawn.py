"""What the drawing of a plan asks of the desk, and what becomes of its picture."""

import io
import json
import re
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from content.desk import ledger, records
from content.desk.errors import Problem
from content.desk.pages.records.difference import difference
from content.desk.records import backdrops
from tests.content.desk.pages.browsing import Reader
from tests.content.desk.pages.conftest import Visit
from tests.plans import Plan, area, ground, named, plan, storey, without
from tests.world import Office
from tests.world.records import approved_by_all, put_out, revised, shown, submitted, view, written

NEW = "/desk/records/floor/new"
LIFTLESS = without(ground(), "lift-1", "door-lift-1", "stairs-1", "door-stairs-1")


def token(person: Reader) -> str:
    """As any page has it; small ones are quicker."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', person.get("/desk/sign-in").html)
    assert found
    return found[1]


def asked(person: Reader, drawn: Any, name: str = "") -> dict[str, Any]:
    """What the desk says of a plan; its status too."""
    answer = person.client.post(
        "/desk/records/floor/plan/check",
        data=drawn if isinstance(drawn, bytes) else json.dumps({"name": name, "plan": drawn}),
        headers={"X-CSRFToken": token(person)},
    )
    return {"status": answer.status_code, **answer.get_json()}


def brought(person: Reader, data: bytes, name: str) -> dict[str, Any]:
    sent = {"picture": (io.BytesIO(data), name)}
    answer = person.client.post("/desk/records/floor/plan/picture", data=sent, headers={"X-CSRFToken": token(person)})
    return {"status": answer.status_code, **answer.get_json()}


def picture(size: tuple[int, int] = (400, 300)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


def paper(pages: int) -> bytes:
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(600, 300)
    document.save(out)
    return out.getvalue()


def test_every_stroke_is_checked_by_the_part_that_is_wrong(visit: Visit) -> None:
    author = visit("author")
    assert asked(author, LIFTLESS) == {
        "status": 200,
        "faults": [],
        "between": [],
        "summary": "Every room is reached, and without steps unless the plan says otherwise.",
    }
    told = asked(author, without(LIFTLESS, "door-room-101"))
    assert told["faults"] == [{"feature": "room-101", "text": "Has no door."}]
    assert asked(author, plan([]))["faults"] == [{"feature": "plan", "text": "Must have one outline."}]


def test_the_whole_building_is_checked_not_one_floor_only(visit: Visit, office: Office) -> None:
    author = visit("author")
    assert {"floor": "", "feature": "lift-1", "text": "The shaft lift-1 is on no other floor."} in asked(
        author, ground()
    )["between"]
    written(office, "2", kind="floor", number=2, plan=storey(2))
    assert asked(author, ground())["between"] == []
    assert asked(author, LIFTLESS)["between"][0] == {
        "floor": "2",
        "feature": "lift-1",
        "text": "The shaft lift-1 is on no other floor.",
    }
    stairs_only = without(ground(), "lift-1", "door-lift-1")
    said = asked(author, stairs_only)["between"]
    lines = "Is not reached without steps; if so, its accessible must say false."
    assert {"floor": "2", "feature": "room-201", "text": lines} in said
    assert asked(author, ground(), "2")["between"] != [], "a floor is not held against its own older wording"


def test_what_is_no_plan_gets_its_line(visit: Visit) -> None:
    author = visit("author")
    for drawn in (b"", b"[]", b"{}", b'{"name": 1, "plan": {}}', b'{"name": "", "plan": []}', b"[" * 10_000):
        told = asked(author, drawn)
        assert (told["status"], told["said"]) == (400, "This is not a GeoJSON file with features.")


def test_only_who_writes_may_ask(visit: Visit) -> None:
    for name in ("secrecy", ""):
        person = visit(name)
        for call in ("check", "picture", "shown"):
            answer = person.client.post(f"/desk/records/floor/plan/{call}", data=b"{}")
            assert answer.status_code in (302, 400, 403), "a stranger, or nobody's form"


def test_a_picture_lies_under_the_draft_and_is_never_published(visit: Visit, office: Office) -> None:
    author = visit("author")
    (laid,) = brought(author, picture(), "floor.png")["pictures"]
    assert (laid["width"], laid["height"]) == (400, 300)
    page = author.get(NEW)
    where = json.dumps({"blob": laid["blob"], "x": 0, "y": -20, "width": 2000})
    own = {"title.zh-Hans": "一楼", "number": "1", "name": "1", "plan": json.dumps(LIFTLESS), "backdrop": where}
    page = author.send(page, page.form(), **own, then="keep")
    record = view(office, "1", "floor")
    assert laid["blob"] in author.get(f"/desk/records/{record.id}/edit").html
    submitted(office, "1", kind="floor")
    approved_by_all(office, "1", kind="floor")
    office.desk.publisher.edition()
    assert "floor/1" in shown(office)
    assert laid["blob"] not in json.dumps(shown(office)["floor/1"])
    assert list((office.data / "store").rglob(laid["blob"])) == []
    with office.desk.database.reading() as db:
        assert [line.kind for line in ledger.about(db, "record:floor/1")].count("backdrop-put") == 1
    page = author.get(f"/desk/records/{record.id}/edit")
    author.send(page, page.form(), backdrop="none", then="keep")
    with office.desk.database.reading() as db:
        assert backdrops.find(db, record.id) is None
        assert [line.kind for line in ledger.about(db, "record:floor/1")].count("backdrop-removed") == 1


def test_a_document_brings_its_pages(visit: Visit) -> None:
    told = brought(visit("author"), paper(3), "floors.pdf")
    assert [(each["width"], each["height"]) for each in told["pictures"]] == [(1920, 960)] * 3


def test_what_is_no_picture_gets_its_line(visit: Visit) -> None:
    author = visit("author")
    for data in (b"", b"no picture", picture()[:80], b"\0\0\0\x18ftypmp42" + b"\0" * 64):
        told = brought(author, data, "floor.png")
        assert told["status"] == 400
        assert told["said"].endswith(".")


def test_a_picture_that_nobody_brought_changes_nothing(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get(NEW)
    own = {"title.zh-Hans": "一楼", "number": "1", "name": "1", "plan": json.dumps(LIFTLESS)}
    unknown = json.dumps({"blob": "ab" * 32, "x": 0, "y": 0, "width": 9})
    for typed in ("{}", "[]", "no json", '{"blob": "ab", "x": 0, "y": 0, "width": 1}', unknown):
        answer = author.send(form, form.form(), **own, backdrop=typed, then="keep")
        assert answer.status in (400, 422)
    with office.desk.database.reading() as db:
        assert records.find(db, "floor", "1", office.now) is None


def test_a_plan_is_kept_half_drawn_and_reviewed_when_it_can_be_walked(office: Office) -> None:
    half = without(LIFTLESS, "door-room-101", "corridor")
    written(office, "1", kind="floor", number=1, plan=half)
    with pytest.raises(Problem) as refused:
        submitted(office, "1", kind="floor")
    assert (refused.value.status, refused.value.field) == (422, "plan")
    with pytest.raises(Problem):
        put_out(office, "1", kind="floor", number=1, plan=half)
    revised(office, "1", kind="floor", number=1, plan=LIFTLESS)
    assert submitted(office, "1", kind="floor").state == "submitted"


def drawn_otherwise() -> Plan:
    found = without(ground(), "room-103", "door-room-103")
    named(found, "room-101")["properties"]["name"] = {"zh-Hans": "接待室", "en": "Reception"}
    named(found, "kiosk")["geometry"]["coordinates"] = [920, 600]
    return {**found, "features": [*found["features"], area("bench", "furniture", (100, 550, 150, 580))]}


def test_a_reviewer_reads_which_parts_of_a_plan_changed(app: Any) -> None:
    with app.test_request_context("/desk/?lang=en"):
        found = difference("floor", {"plan": ground()}, {"plan": drawn_otherwise()})
    assert {(each.place, each.before, each.after) for each in found} == {
        ("Plan · Room 101 Reception · Name", "", "接待室 / Reception"),
        ("Plan · This kiosk", "drawn as it was", "drawn otherwise"),
        ("Plan · Room 103", "drawn", ""),
        ("Plan · Door door-room-103", "drawn", ""),
        ("Plan · Furniture bench", "", "drawn"),
    }
