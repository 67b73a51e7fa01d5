class Order:
    def checked(function):
        def wrapper(self):
            return function(self)

        return wrapper

    @checked
    def pay(self):
        return 1


Order().pay()
