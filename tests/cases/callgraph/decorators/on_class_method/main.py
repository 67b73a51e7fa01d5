def checked(function):
    def wrapper(cls):
        return function(cls)

    return wrapper


class Order:
    @classmethod
    @checked
    def create(cls):
        return cls()

    def pay(self):
        return 1


Order.create().pay()
