from shop.models import Agent, Customer, Line, Note, Order, Shelf


def prepare():
    one, other = Agent.objects.create(name="A"), Agent.objects.create(name="B")
    Agent.objects.create(name="nobody")
    Shelf.objects.create(name="first")
    shelf = Shelf.objects.create(name="second")
    for name in ("x", "y", "z"):
        customer = Customer.objects.create(name=name)
        order = Order.objects.create(customer=customer, agent=one)
        Order.objects.create(customer=customer, agent=other)
        Line.objects.create(order=order, shelf=shelf)
        Note.objects.create(order=order)


def deletes_agents():
    Agent.objects.filter(name="A").delete()


def deletes_shelf():
    shelf = Shelf.objects.get(name="second")
    shelf.delete()


def deletes_customer():
    Customer.objects.get(name="x").delete()


def deletes_order():
    for order in Order.objects.filter(customer__name="y"):
        order.delete()


def deletes_lines():
    Line.objects.all().delete()


def deletes_notes():
    Note.objects.filter(order=None).delete()
