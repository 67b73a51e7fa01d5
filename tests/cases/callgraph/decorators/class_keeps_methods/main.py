MODELS = {}


def model(cls):
    MODELS[cls.__name__] = cls
    return cls


@model
class Order:
    def pay(self):
        return 1


Order().pay()
MODELS["Order"]().pay()
