class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stop()

    def stop(self):
        return 1


def timed():
    return Timer()


def run():
    with timed():
        return 1


run()
