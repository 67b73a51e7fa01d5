from django.shortcuts import get_list_or_404, get_object_or_404

from shop.models import Order, Part


def prepare():
    Order.objects.create()
    Part.objects.create()


def pick(flag=True):
    model = Order if flag else Part
    return model.objects.count()


def shortcuts():
    get_object_or_404(Order, size=1)
    get_object_or_404(Order.objects.filter(size=1))
    return get_list_or_404(Part)


def bulk():
    for part in Part.objects.bulk_create([Part(), Part()]):
        part.size


def move():
    order = Order.objects.first()
    order.part_set.add(*Part.objects.all())
    order.part_set.remove(Part.objects.first())


def create_child():
    Order.objects.first().part_set.create()


def or_query():
    return list(Part.objects.filter(size=1) | Part.objects.filter(size=2))


def chosen_fields():
    return list(Part.objects.only("size").values("size").distinct())


def unsaved_child():
    part = Part(order=Order.objects.first())
    part.save()
    part.delete()
