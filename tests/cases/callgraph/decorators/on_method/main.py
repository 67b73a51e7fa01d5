def checked(function):
    def wrapper(self):
        return function(self)

    return wrapper


class Order:
    @checked
    def pay(self):
        return self.total()

    def total(self):
        return 1


Order().pay()
