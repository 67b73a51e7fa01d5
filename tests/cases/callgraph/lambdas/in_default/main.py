def work():
    return 1


class Box:
    def open(self, key=lambda: work()):
        return key()

    def close(self, *, key=lambda: work()):
        return key()


def run(key=lambda: work()):
    key()


run()
Box().open()
Box().close()
