import customers


def pay(depth):
    return customers.bill(depth)
