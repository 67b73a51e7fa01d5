from importlib import import_module


def load(path):
    module, name = path.rsplit(".", 1)
    return getattr(import_module(module), name)


def first():
    load("shop.orders.Order")().pay()


def second():
    load("shop.invoices.total")()


first()
second()
