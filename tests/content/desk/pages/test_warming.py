"""What is made ready before anybody comes changes nothing of what they see."""

import threading

from flask import Flask

from content.desk.pages.warming import steps, warm
from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def test_every_step_can_be_done_with_and_without_anything_in_the_office(app: Flask, office: Office) -> None:
    for _ in range(2):
        with app.app_context():
            done = [step() for step in steps(app)]
        assert len(done) > len(app.jinja_env.list_templates(["html"]))
        office.put_out("停水通知")


def test_what_is_made_ready_is_as_new_as_what_is_not(app: Flask, office: Office, visit: Visit) -> None:
    office.write("第一条")
    with app.app_context():
        for step in steps(app):
            step()
    office.write("第二条")
    for path in ("/desk/notices/", "/desk/"):
        assert "第二条" in visit("author").get(path).text


def test_nothing_is_begun_where_the_end_has_come(app: Flask) -> None:
    stop = threading.Event()
    stop.set()
    warm(app, stop)
