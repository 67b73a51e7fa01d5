from shop.models import Crate, Customer, Order, Seal, Warehouse


def prepare():
    Order.objects.create(customer=Customer.objects.create(name="a"))
    Seal.objects.create(crate=Crate.objects.create(warehouse=Warehouse.objects.create(name="b")))


def count_orders():
    return eval("Customer.objects.first()").orders.count()


def clear():
    row = eval("Warehouse.objects.first()")
    return [str(crate) for crate in row.crate_set.all()]


def show_seal():
    return eval("Crate.objects.first()").sealed_by
