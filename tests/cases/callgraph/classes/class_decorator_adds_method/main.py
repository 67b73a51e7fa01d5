def describe(self):
    return self.name()


def described(cls):
    cls.describe = describe
    return cls


@described
class Order:
    def name(self):
        return "order"


Order().describe()
