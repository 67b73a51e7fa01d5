import shop.orders.payment


def run():
    shop.orders.payment.pay()


run()
