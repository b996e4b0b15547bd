"""How templates write what they are given. Jinja wraps each value of a page once more in a type of its own, which for a
form of six thousand values takes as long as all the rest of it."""

import re
from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SPECIAL: Final = re.compile("[&<>\"']")


def written(value: Any) -> str:
    """What `escape` says of a value, as it stands where nothing has to be replaced."""
    of = type(value)
    if of is Markup or (of is str and _SPECIAL.search(value) is None):
        return value  # type: ignore[no-any-return]
    return str(value) if of is int else escape(value)


class Written(CodeGenerator):
    """Compiles templates for `Environment.code_generator_class`: their pages are those of Jinja's own, letter by
    letter."""

    value = staticmethod(written)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.code_generator_class.value(")
