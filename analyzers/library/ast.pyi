"""Visitors that find their methods by a prefix."""

class NodeVisitor:
    def generic_visit(self, node): getattr(self, "visit_" + "")(node)
    def visit(self, node): return getattr(self, "visit_" + "")(node) if ... else self.generic_visit(node)

class NodeTransformer(NodeVisitor):
    def generic_visit(self, node): getattr(self, "visit_" + "")(node); return node
