def load(path):
    parts = path.split(".")
    module = __import__(".".join(parts[:-1]), fromlist=[parts[-1]])
    return getattr(module, parts[-1])


def top(path):
    return __import__(path)


load("shop.orders.Order")().pay()
top("shop.invoices").invoices.total()
