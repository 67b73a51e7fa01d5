"""Quoted annotations: `"Order"` means what it would mean without the quotes (PEP 484, forward references)."""

from __future__ import annotations

import ast


class Unquoted(ast.NodeTransformer):
    """Replaces strings in an annotation by the expressions they hold; what does not parse stays a string."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """The expression inside a string, at the string's own place."""
        if not isinstance(node.value, str):
            return node
        try:
            inner = ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            return node
        for part in ast.walk(inner):
            ast.copy_location(part, node)
        return inner

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """The strings of `Literal["a"]` are values; of `Annotated` only the first argument is a type."""
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if name == "Literal":
            return node
        if name == "Annotated" and isinstance(node.slice, ast.Tuple):
            node.slice.elts[0] = self.visit(node.slice.elts[0])
            return node
        self.generic_visit(node)
        return node
