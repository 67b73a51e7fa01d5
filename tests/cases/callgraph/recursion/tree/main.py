class Node:
    def __init__(self, children):
        self.children = children

    def count(self):
        return 1 + sum(child.count() for child in self.children)


Node([Node([]), Node([Node([])])]).count()
