import shop.main
from shop.orders import place

place()
