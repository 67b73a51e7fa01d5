from shop.models import Customer, Line, Order, Receipt, Tag


def prepare():
    customer = Customer.objects.create(name="a")
    order = Order.objects.create(customer=customer)
    Line.objects.create(order=order)
    Receipt.objects.create(order=order)
    Tag.objects.create(word="w")


def forward():
    return Line.objects.get().order.customer.name


def backward():
    order = Order.objects.get()
    return [line.price for line in order.lines.all()], order.receipt


def default_name():
    return Customer.objects.get().order_set.count()


def create_through():
    Order.objects.get().lines.create(price=2)


def lookup():
    return list(Line.objects.filter(order__customer__name="a"))


def lookup_back():
    return Customer.objects.filter(order__lines__price__gt=1).exists()


def select_related():
    return [line.order.customer for line in Line.objects.select_related("order__customer")]


def add_tag():
    Order.objects.get().tags.add(Tag.objects.get())


def read_tags():
    return list(Order.objects.get().tags.all()), list(Tag.objects.get().marked.all())


def lookup_tags():
    return list(Order.objects.filter(tags__word="w"))


def clear_tags():
    Order.objects.get().tags.clear()
