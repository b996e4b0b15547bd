"""Pictures, documents and videos over the API: as a form's `file`, or as the whole body."""

from typing import IO

from flask import request
from werkzeug.exceptions import BadRequest

from content.desk import media
from content.desk.errors import Problem

from . import answers
from .answers import MediaAnswer
from .operation import Answer, Call, Operation

# The form around the picture.
FORM_BYTES = 64 * 1024


def _add(call: Call) -> Answer:
    data, name = _uploaded()
    row = call.desk.upload(call.actor, data, name, now=call.now, origin=call.origin)
    return Answer(answers.media(row), 201, row.sha)


def _uploaded() -> tuple[bytes, str]:
    """The one file that was sent, and its name; raises as `streamed`, and Problem 400 for an empty one."""
    stream, name = streamed()
    with stream:
        return _not_empty(stream.read()), name


def streamed() -> tuple[IO[bytes], str]:
    """The one file that was sent, to be read, and its name; raises Problem 400 naming file, 413, 415."""
    request.max_content_length = media.MOST_OF_ANY + FORM_BYTES
    if not request.mimetype:
        raise Problem(415, "no-type", "say by Content-Type whether this is a form or the file itself")
    if request.mimetype != "multipart/form-data":
        return request.stream, request.args.get("name", "picture")
    try:
        sent = request.files.getlist("file")
        others = [name for name in (*request.files, *request.form) if name != "file"]
    except BadRequest as error:
        raise Problem(400, "bad-form", "the form cannot be read", field="file") from error
    if others:
        # A part may come without any name.
        plain = str(others[0] or "").encode("ascii", "backslashreplace").decode()[:100]
        raise Problem(400, "extra-forbidden", "is no field of this", field=plain)
    if len(sent) != 1:
        raise Problem(400, "one-file", "send one picture at a time, as `file`", field="file")
    return sent[0].stream, sent[0].filename or "picture"


def _not_empty(data: bytes) -> bytes:
    if not data:
        raise Problem(400, "missing", "is missing", field="file")
    return data


OPERATIONS = [
    Operation(
        "POST",
        "/api/media",
        "Upload a picture (PNG, JPEG, WebP), a PDF document or a video (MP4, WebM)",
        _add,
        MediaAnswer,
        201,
        upload=True,
        refusals=(403,),
    ),
]
