class Number:
    def __init__(self, value):
        self.value = value


class Sum:
    def __init__(self, left, right):
        self.parts = [left, right]


class Visitor:
    def visit(self, node):
        method = getattr(self, "_" + node.__class__.__name__, None)
        if method is not None:
            return method(node)

    def show(self, node):
        return getattr(self, f"_{type(node).__name__}")(node)


class Evaluator(Visitor):
    def _Number(self, node):
        return self._checked(node.value)

    def _Sum(self, node):
        return sum([self.visit(part) for part in node.parts])

    def _checked(self, value):
        return int(value)


class Printer(Visitor):
    def _Number(self, node):
        return str(node.value)

    def _Sum(self, node):
        return self._joined([self.show(part) for part in node.parts])

    def _joined(self, parts):
        return "+".join(parts)


def load(text):
    return eval(text)


Evaluator().visit(load("Sum(Number(1), Number(2))"))
Printer().show(load("Sum(Number(1), Number(2))"))
