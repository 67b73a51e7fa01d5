class Visitor:
    def visit(self, name):
        return getattr(self, "visit_" + name)()

    def visit_name(self):
        return 1


Visitor().visit(eval("'name'"))
