ORDERS = "orders"
BILLS = "shop." + "bills"
