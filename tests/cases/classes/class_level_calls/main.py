def mark(value):
    return value


def default():
    return 1


class Config:
    size = mark(3)
    parts = [mark(n) for n in range(2)]

    @mark
    def run(self, n=default()):
        return n


Config().run()
