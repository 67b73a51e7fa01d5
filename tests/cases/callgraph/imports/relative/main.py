from shop import orders

orders.place()
