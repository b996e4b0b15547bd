"""The weights of PP-OCRv6 (Apache-2.0), out of the package that ships them; nothing else of it is used."""

from typing import Final

import numpy as np
import onnxruntime

from kiosk.handwriting.picture import picture
from kiosk.handwriting.strokes import Strokes

MOST: Final = 5


class Model:
    """One character at a time, in about 20 ms on one core."""

    def __init__(self, path: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        listed = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        # Column 0 stands for "nothing new here"; what is neither a character nor a figure is never what was meant.
        self._characters = ["", *listed]
        self._meant = np.array([at for at, each in enumerate(self._characters) if len(each) == 1 and each.isalnum()])

    def read(self, strokes: Strokes, most: int = MOST) -> list[str]:
        """The characters that it may be, the likeliest first."""
        (likely,) = self._session.run(None, {"x": picture(strokes)})
        best = np.asarray(likely)[0][:, self._meant].max(axis=0)
        return [self._characters[self._meant[place]] for place in np.argsort(-best)[:most]]
