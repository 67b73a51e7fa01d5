def log():
    return 1


def make(action):
    class Handler:
        def handle(self):
            return action()

    return Handler


def run():
    handler = make(log)()
    handler.handle()


run()
