import orders

orders.pay(1)
