from .models import Customer, Note, Order


def place():
    customer = Customer.objects.create(code="a", mail="b")
    Order(code="x", customer=customer).save()
    customer.orders.create(code="y")
    Note.objects.create(text="t")


def renew():
    customer, _ = Customer.objects.get_or_create(code="b", defaults={"mail": "c"})
    Order.objects.update_or_create(code="z", defaults={"customer": customer})
    customer.orders.get_or_create(code="n")


def check():
    customer = Customer(code="c", mail="D")
    customer.full_clean()
    customer.clean_fields()


def read():
    first = Order.objects.first()
    first.refresh_from_db()
    Order.objects.get(code="x")
    list(Order.objects.all())
    Note.objects.last()
    return Order.objects.filter(size=1).first()
