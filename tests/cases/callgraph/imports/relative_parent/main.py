from shop.orders.views import show

show()
