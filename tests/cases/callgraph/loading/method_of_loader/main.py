from importlib import import_module


class Loader:
    def __init__(self, package):
        self.package = package

    def load_class(self, module, name):
        return getattr(import_module(f"{self.package}.{module}"), name)


loader = Loader("shop")
loader.load_class("orders", "Order")().pay()
loader.load_class("invoices", "Invoice")().pay()
