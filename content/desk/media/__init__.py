"""Uploaded pictures, documents and videos, as things of their own.

adding    kept byte for byte
intact    whether the bytes are there as they were brought
uses      which wordings name one
listing   what there is, a page at a time
acts      described, replaced, removed
"""

from .adding import MOST_BYTES, MOST_OF_ANY, add, add_film, poster, shown_name

__all__ = ["MOST_BYTES", "MOST_OF_ANY", "add", "add_film", "poster", "shown_name"]
