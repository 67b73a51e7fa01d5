from shop.models import Customer, Order

Customer().greet()
Order().greet()
