from .models import Customer, Line, Order


def place():
    customer = Customer.objects.create(code="a")
    order = Order.objects.create(customer=customer)
    Line.objects.create(order=order)
    Order.everything.create(customer=customer)


def read():
    list(Order.objects.filter(size=1))
    return Order.everything.count(), Order.objects.first(), list(Order.mine.all())


def chain():
    Line.objects.large().delete()
    return list(Order.objects.small()), list(Order.mine.large())


def related():
    customer = Customer.objects.get()
    return list(customer.order_set.all()), [order.lines.count() for order in customer.order_set.filter(size=1)]
