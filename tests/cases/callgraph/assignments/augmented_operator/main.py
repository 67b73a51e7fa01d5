class Total:
    def __iadd__(self, other):
        return self

    def show(self):
        return 1


def run():
    total = Total()
    total += 1
    total.show()


run()
