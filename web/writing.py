"""
How templates write a value: as text that is escaped, like any autoescaping, but without an object made for each.

Jinja turns every value into Markup before it joins them all: a page of results has some 600, and that was a twentieth of
its time. What is joined at once need not say of itself that it is safe.
"""

from __future__ import annotations

import re
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_needs_escaping = re.compile("[&<>'\"]").search


def written(value: Any) -> str:
    """*value* as it stands in a page: text escaped, markup as it is."""
    if type(value) is str:
        if _needs_escaping(value) is None:
            return value
        return (
            value.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&#34;")
            .replace("'", "&#39;")
        )
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class PageEnvironment(Environment):
    """Flask's, with values `written` as above."""

    code_generator_class = _Generator
    written = staticmethod(written)
