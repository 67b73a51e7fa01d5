def helper():
    return 1


first = lambda: helper()
second = lambda: (lambda: helper())()


def run(key=lambda: helper()):
    inner = lambda: helper()
    inner()
    key()
    return (lambda: helper())()


class Table:
    column = lambda self: helper()

    def use(self):
        return (lambda: helper())()


first()
second()
run()
Table().use()
Table().column()
