from shop.models import Customer


class Order:
    def greet(self):
        Customer().greet()
