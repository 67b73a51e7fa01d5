class Tree:
    def __init__(self, children):
        self.children = children

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def paint(self):
        return 1


def run():
    for node in Tree([Tree([])]).walk():
        node.paint()


run()
