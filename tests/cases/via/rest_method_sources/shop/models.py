from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=10)

    def profile(self):
        return Profile(self.name)


class Profile:
    def __init__(self, name):
        self.name = name

    @property
    def short(self):
        return self.name[:1]


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)

    def open_lines(self):
        return self.lines.all()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")

    @property
    def price(self):
        return 3


def fill():
    order = Order.objects.create(customer=Customer.objects.create(name="ann"))
    Line.objects.create(order=order)
