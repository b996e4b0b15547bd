"""Uploads looked at as what they are, whatever their name says: work for a worker.

looked   what was found
picture  PNG, JPEG, WebP
paper    PDF, whose pages become pictures
film     MP4 and WebM that browsers decode
normal   pictures made upright and fit for a wall
preview  small pictures of what nobody has kept yet
writing  how high the smallest writing in a picture is, guessed by its shape
"""

from content.desk.looking.film import is_film
from content.desk.looking.looked import Looked
from content.desk.looking.paper import is_paper, look_at_paper
from content.desk.looking.picture import look_at_picture

__all__ = ["Looked", "is_film", "look_at"]


def look_at(data: bytes) -> Looked:
    """What a picture is that decodes whole, or a document whose pages do; raises as they do."""
    return look_at_paper(data) if is_paper(data) else look_at_picture(data)
