def walk(visit, depth):
    if depth:
        visit(visit, depth - 1)


walk(walk, 2)
