from shop.web.views.orders import show

show()
