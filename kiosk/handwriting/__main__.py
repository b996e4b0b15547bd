"""`python -m kiosk.handwriting`: a line of strokes in, a line of characters out, until nobody writes for a while or
the kiosk, at the other end of the line, is gone."""

import json
import os
import select
import sys
from typing import Final

from kiosk.handwriting.model import Model
from kiosk.handwriting.weights import weights

IDLE_S: Final = 120.0
"""It takes 120 MB of memory: they are given back when the visitor has gone."""


def main() -> int:
    path = weights()
    if path is None:
        return 1
    os.nice(5)
    model = Model(str(path))
    while select.select([sys.stdin], [], [], IDLE_S)[0] and (line := sys.stdin.readline()):
        strokes = [[(x, y) for x, y in stroke] for stroke in json.loads(line)]
        sys.stdout.write(json.dumps(model.read(strokes)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
