"""Uploads looked at as what they are, whatever their name says: work for a worker.

looked   what was found
picture  PNG, JPEG, WebP
paper    PDF, whose pages become pictures
film     MP4 and WebM that browsers decode, and what telephones bring besides
filmed   films made as screens want them
normal   pictures made upright and fit for a wall
preview  small pictures of what nobody has kept yet
writing  how high the smallest writing in a picture is, guessed by its shape
"""

from content.desk.looking.film import is_film
from content.desk.looking.looked import Looked
from content.desk.looking.normal import normalised
from content.desk.looking.paper import is_paper, look_at_paper
from content.desk.looking.picture import is_picture, look_at_picture
from content.desk.looking.preview import of_picture

__all__ = ["Looked", "fit_to_show", "is_film", "look_at"]


def look_at(data: bytes) -> Looked:
    """What a picture is that decodes whole, or a document whose pages do; raises as they do."""
    return look_at_paper(data) if is_paper(data) else look_at_picture(data)


def fit_to_show(data: bytes) -> tuple[bytes, Looked]:
    """As `look_at`, of the picture that screens want (see `normal`), with a small one for lists; a document stays as it
    is."""
    data, looked = normalised(data) if is_picture(data) else (data, look_at(data))
    return data, looked._replace(poster=of_picture(looked.pages[0].data if looked.pages else data))
