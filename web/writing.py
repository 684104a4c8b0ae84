"""
How templates become Python, and write a value: what Jinja does for any program, without what ours do not need.

A page of results writes some 600 values: to escape each without an object made for it saved a twentieth of the page's
time. A tenth was saved by compiling what a template includes into it, by blocks that are one text and not hundreds of
pieces, and by calls and attributes that are Python's own. All of them take more than a second to compile, which a process does
once, and those that it forks not again.

What is put in the place of Jinja's own was written beside its version 3.1.6 (`jinja2/compiler.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from types import CodeType
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_escaped: Callable[[str], str] = _escape_inner
"""`escape` of a text, without an object made for it."""


def written(value: Any) -> str:
    """*value* as it stands in a page: text escaped, markup as it is."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        if frame.buffer is not None or not (frame.rootlevel or frame.block_frame):
            super().blockvisit(nodes, frame)
            return
        # A whole template, or a block: what it writes is joined here, and not handed up through all that hold it.
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        # What an object has not is an error, and not undefined; what a dictionary has is asked for in brackets.
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        # Nothing that ours call asks for Jinja's context, or takes its arguments from a list.
        if node.dyn_args or node.dyn_kwargs:
            self.fail("a call takes no *args and no **kwargs here", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class _Pasting(NodeTransformer):
    """Puts a template in the place where it is included."""

    def __init__(self, environment: PageEnvironment) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        name = node.template.value if isinstance(node.template, nodes.Const) else ""
        loader = self._environment.loader
        if not name.endswith(".html") or loader is None:  # what is no markup is not escaped
            return node
        source, file, _ = loader.get_source(self._environment, name)
        return nodes.Scope(self._environment._parse(source, name, file).body, lineno=node.lineno)


class PageEnvironment(Environment):
    """Flask's, with templates compiled and values `written` as above."""

    code_generator_class = _Generator
    written = staticmethod(written)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # No template has names of its own, and one dictionary is looked up faster than two in a chain.
        return self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = _Pasting(self).visit(super()._parse(source, name, filename))
        return template


class _Compiled(BytecodeCache):
    """What templates became, kept for all applications of this process and of those that are forked from it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()
