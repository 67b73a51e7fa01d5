_hooks = {}


class Bus:
    def __init__(self):
        self.handlers = {}

    def subscribe(self, name, handler):
        self.handlers.setdefault(name, []).append(handler)

    def publish(self, name, value):
        for handler in self.handlers.get(name, []):
            handler(value)


bus = Bus()


def register(name, function=None):
    def add(function):
        if name not in _hooks:
            _hooks[name] = []
        _hooks[name].append(function)

    if function is None:
        def decorator(function):
            add(function)
            return function
        return decorator
    add(function)


def get_hooks(name):
    return _hooks.get(name, [])


@register("menu")
def menu():
    return 1


@register("url")
def url():
    return 1


def page():
    return 1


register("page", page)


def show_menu():
    for hook in get_hooks("menu"):
        hook()


def show_urls():
    return [hook() for hook in get_hooks("url")]


def on_order(value):
    return value


def on_payment(value):
    return value


bus.subscribe("order", on_order)
bus.subscribe("payment", on_payment)


def order():
    bus.publish("order", 1)


def pay():
    bus.publish("payment", 1)


show_menu()
show_urls()
order()
pay()
