from importlib import import_module

PACKAGE = "shop"
PATTERN = "shop.%s"


def by_sum(name):
    return import_module(PACKAGE + "." + name)


def by_percent(name):
    return import_module(PATTERN % name)


def by_tuple(package, name):
    return import_module("%s.%s" % (package, name))


def by_format(name):
    return import_module("{}.{}".format(PACKAGE, name))


def by_keyword(name):
    return import_module("{package}.{name}".format(package=PACKAGE, name=name))


def by_text(name):
    return import_module(f"shop.{name}")


def by_join(*names):
    return import_module(".".join([PACKAGE, names[0]]))


def by_replace(path):
    return import_module(path.replace("/", ".").lower())


by_sum("orders").Order().pay()
by_percent("invoices").Invoice().pay()
by_tuple("shop", "orders").Refund().pay()
by_format("invoices").total()
by_keyword("orders").total()
by_text("invoices").total()
by_join("orders").total()
by_replace("Shop/Invoices").total()
