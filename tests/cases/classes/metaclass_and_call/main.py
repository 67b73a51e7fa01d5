class Handler:
    def __call__(self, value):
        return self.work(value)

    def work(self, value):
        return value


def run():
    handler = Handler()
    handler(1)
    Handler()(2)


run()
