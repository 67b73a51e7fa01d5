import json


class Order:
    def data(self):
        return {}


def encode(order):
    return order.data()


def dump(order):
    return json.dumps(order, default=encode)


dump(Order())
