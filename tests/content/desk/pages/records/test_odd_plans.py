"""Plans that are JSON and no plan: wherever they come in, an answer and never a failure."""

import pytest

from tests.content.desk.pages.conftest import Visit

# Larger than any number, none, longer than Python reads, half a character, deeper than a parser goes.
ODD = ("1e400", "NaN", "9" * 4000, "9" * 5000, '"x"', "null", "[]", "{}", r'"\ud800"', "[" * 3000 + "]" * 3000)
DOOR = '"type":"door","of":[%s],"width":%s},"geometry":{"type":"Point","coordinates":[%s,5]}'
PLANS = (
    '{"size":[%s,3000],"features":[]}',
    '{"size":[4000,3000],"features":%s}',
    '{"size":[4000,3000],"features":[%s]}',
    '{"size":[4000,3000],"features":[{"type":"Feature","properties":%s,"geometry":%s}]}',
    '{"size":[4000,3000],"features":[{"type":"Feature","properties":{"id":%s,' + DOOR + "}]}",
    '{"size":[4000,3000],"features":[{"type":"Feature","properties":{"id":"a",' + DOOR + "}]}",
)
NEW = "/desk/records/floor/new"


@pytest.mark.parametrize("plan", PLANS, ids=range(len(PLANS)))
def test_a_plan_that_is_none_is_answered(visit: Visit, plan: str) -> None:
    author = visit("author")
    (token,) = author.get(NEW).form().fields["csrf_token"]
    for odd in ODD:
        text = plan.replace("%s", odd)
        asked = author.client.post(
            "/desk/records/floor/plan/check",
            data=f'{{"name":"1","plan":{text}}}',
            headers={"X-CSRFToken": token, "Content-Type": "application/json"},
        )
        assert asked.status_code in (200, 400), (odd[:9], "check")
        for address, then in (("/desk/records/floor/plan/shown", ""), (NEW, "keep"), (NEW, "look")):
            fields = {"csrf_token": token, "plan": text, "title.zh-Hans": "一楼", "number": "1", "then": then}
            assert author.client.post(address, data=fields).status_code < 500, (odd[:9], address, then)
