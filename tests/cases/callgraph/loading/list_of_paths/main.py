from importlib import import_module

PLUGINS = ["shop.orders.Order", "shop.invoices.Invoice"]


def load(path):
    module, name = path.rsplit(".", 1)
    return getattr(import_module(module), name)


for path in PLUGINS:
    load(path)().pay()
