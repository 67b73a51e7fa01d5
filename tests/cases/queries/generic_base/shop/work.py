from shop.models import Invoice, Note, Order


class Listing:
    model = None

    def rows(self):
        return self.model.objects.all()


class Orders(Listing):
    model = Order


class Notes(Listing):
    model = Note


def prepare():
    Order.objects.create()
    Invoice.objects.create()


def drop_order():
    Order.find(1).delete()


def change_invoice():
    invoice = Invoice.make()
    invoice.save()


def count_orders():
    return Orders().rows().count()


def count_notes():
    return Notes().rows().count()
