from importlib import import_module


def get_class(app, name):
    return get_classes(app, [name])[0]


def get_classes(app, names):
    module = import_module(f"shop.{app}")
    return [getattr(module, name) for name in names]


def first():
    get_class("orders", "Order")().pay()


def second():
    get_class("invoices", "Invoice")().pay()


first()
second()
