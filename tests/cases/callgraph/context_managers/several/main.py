class First:
    def __enter__(self):
        return self.make

    def __exit__(self, *error):
        return None

    def make(self):
        return Second()


class Second:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def run():
    with First() as make, make() as second:
        return second


run()
