from importlib import import_module


def get_class(path):
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


class Gift(get_class("shop.orders.Order")):
    def wrap(self):
        return self.pay()


Gift().wrap()
