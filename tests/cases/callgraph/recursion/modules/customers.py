import orders


def bill(depth):
    return orders.pay(depth - 1) if depth else 0
