"""A page is made of one state of the database, whatever others write meanwhile."""

from collections.abc import Callable, Iterable
from typing import Any

from content.desk.database import Database

Application = Callable[..., Iterable[bytes]]


def around(app: Application, database: Database) -> Application:
    """The WSGI application, each of whose pages reads through one session; what streams on after it has its own."""

    def answered(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or not environ["PATH_INFO"].startswith("/desk/"):
            return app(environ, start_response)
        with database.one_state():
            return app(environ, start_response)

    return answered
