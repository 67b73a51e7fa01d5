from .models import Order


class Note:
    def label(self):
        return "note"


def fill():
    order = Order()
    order.event = Note()


def show(pk):
    return Order.objects.get(pk=pk).event.label()
