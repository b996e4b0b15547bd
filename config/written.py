"""How templates write what they are given, and call functions. Jinja wraps each value of a page once more in a type of
its own, and asks each function for what it wants to be told, which together takes as long as all the rest of a page."""

import re
from types import FunctionType
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
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


class Calls(Context):
    """For `Environment.context_class`: a macro, and a plain function, are called at once."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        of = type(called)
        if of is not Macro and (of is not FunctionType or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **named)
        # Only what wants the context is told of these.
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *args, **named) if of is Macro else called(*args, **named)


def carry(environment: Environment) -> None:
    """Have its templates, none of which is compiled yet, written this way."""
    environment.code_generator_class = Written
    environment.context_class = Calls
