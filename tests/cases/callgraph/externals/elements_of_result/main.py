import pickle


class Order:
    def pay(self):
        return 1


class Bill:
    def pay_later(self):
        return 1

    def upper(self):
        return 1


def loop(data):
    for order in pickle.loads(data):
        order.pay()


def unpack(data):
    _, second = pickle.loads(data)
    second.pay_later()


def subscript(data):
    return pickle.loads(data)[0].pay()


def builtin(data):
    for word in pickle.loads(data):
        word.upper()


loop(pickle.dumps([Order()]))
unpack(pickle.dumps((Order(), Bill())))
subscript(pickle.dumps([Order()]))
builtin(pickle.dumps(["a"]))
