class kept_property(property):
    def __init__(self, fget, name=None):
        super().__init__(fget)
        self.name = name or fget.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__.get(self.name)
        if value is None:
            value = instance.__dict__[self.name] = self.fget(instance)
        return value


class Order:
    @kept_property
    def total(self):
        return self.sum()

    def sum(self):
        return 1


class Customer:
    @kept_property
    def label(self):
        return self.sum()

    def sum(self):
        return "a"


Order().total
Customer().label
