from importlib import import_module


class Modules:
    def __getitem__(self, path):
        return import_module(path)


class Logged(Modules):
    def __getitem__(self, path):
        print(path)
        return super().__getitem__(path)


def take_orders(modules):
    modules["shop.orders"].start()


def take_stock(modules):
    modules["shop.stock"].start()


take_orders(Logged())
take_stock(Logged())
