"""Many blobs in one answer: for each 8 bytes of length (big-endian), 64 of SHA-256 in hex, and its bytes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from content.published.blobs import Blobs, chunks_of
from content.published.wire import Answer, Unreachable, Wire

BATCH = 500
LARGEST = 2 << 30


def batches(shas: Iterable[str]) -> Iterator[list[str]]:
    """As many at a time as one request may ask for."""
    rest = iter(shas)
    while batch := list(islice(rest, BATCH)):
        yield batch


def send(blobs: Blobs, shas: Sequence[str]) -> Iterator[bytes]:
    """The chunks of the answer to a request for shas; what is not here whole is left out."""
    for sha in shas:
        if blobs.has(sha):
            path = blobs.path(sha)
            yield path.stat().st_size.to_bytes(8, "big") + sha.encode()
            yield from chunks_of(path)


def receive(wire: Wire, blobs: Blobs, asked: Collection[str]) -> None:
    """Ask for blobs and store those that come as they should; raises Unreachable, OSError."""
    with wire.asked("POST", "/feed/blobs", {"blobs": list(asked)}, 30.0) as answer:
        blobs.take_many(_frames(answer, asked))


def _frames(answer: Answer, asked: Collection[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    while first := answer.read(1):
        frame = first + answer.exactly(71)
        size, sha = int.from_bytes(frame[:8], "big"), frame[8:].decode("ascii", "replace")
        if sha not in asked or size > LARGEST:
            raise Unreachable("/feed/blobs sent what nobody asked for")
        yield sha, _exactly(answer, size)


def _exactly(answer: Answer, size: int) -> Iterator[bytes]:
    for chunk in answer.chunks(size):
        size -= len(chunk)
        yield chunk
    if size:
        raise Unreachable("/feed/blobs broke off")
