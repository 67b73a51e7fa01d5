class Engine:
    def start(self):
        return 1

    def stop(self):
        return 2


class Proxy:
    def __init__(self, wrapped):
        self.wrapped = wrapped

    def __getattr__(self, name):
        return getattr(self.wrapped, name)


def drive(proxy):
    proxy.start()


def park(proxy):
    proxy.stop()


proxy = Proxy(Engine())
drive(proxy)
park(proxy)
