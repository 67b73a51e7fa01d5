from .models import Note, Order
from .signals import paid, shipped


def place():
    Order.objects.create()
    Note.objects.create()


def drop():
    note = Note(size=2)
    note.save()
    note.delete()
    Note.objects.filter(size=2).delete()


def pay():
    order = Order(size=1)
    paid.send(sender=Order, order=order)
    announce(shipped)


def announce(signal):
    signal.send_robust(sender=None)


def copy():
    return [note.size for note in Note.objects.all()]
