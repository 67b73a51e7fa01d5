class Leaf:
    def show(self):
        return 1


def leaves(depth):
    if depth:
        yield from leaves(depth - 1)
    yield Leaf()


for leaf in leaves(2):
    leaf.show()
