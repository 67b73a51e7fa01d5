class Ticker:
    def __iter__(self):
        return self

    def __next__(self):
        return Tick()


class Tick:
    def show(self):
        return 1


def run():
    ticker = iter(Ticker())
    return next(ticker).show()


run()
