class Command:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function


def save():
    return 1


class Order:
    run = Command(save)


Order().run()
