from functools import singledispatch


class Order:
    pass


@singledispatch
def show(value):
    return 0


@show.register(int)
def show_number(value):
    return 1


@show.register
def show_order(value: Order):
    return 2


show(1)
show(Order())
show("a")
