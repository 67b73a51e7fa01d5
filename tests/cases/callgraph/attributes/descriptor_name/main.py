class Field:
    def __set_name__(self, owner, name):
        self.name = clean(name)


def clean(name):
    return name


class Order:
    price = Field()
