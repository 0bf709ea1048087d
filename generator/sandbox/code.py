"""Jinja's code, which prints what ``finalize`` gives as it is."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class PrintingCode(CodeGenerator):
    """Writes no ``escape`` around a value: ``Run.printed`` has made rendered text of it already.

    Jinja's own generator for native types overrides the same two methods.
    """

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - Jinja's signature
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,
    ) -> None:
        self.write(finalize.src or "(")

    def _output_child_post(
        self,
        node: nodes.Expr,  # noqa: ARG002
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write(")")
