from django.db import transaction
from django.db.transaction import atomic
from django.utils.decorators import method_decorator
from django.views import View

from shop.models import Log, Order, Stock


@transaction.atomic
def decorated():
    Order.objects.create()
    Log.objects.count()


@atomic(using="default")
def with_arguments():
    Stock.objects.update()


def block():
    Log.objects.create()
    with transaction.atomic():
        Order.objects.create()
        Stock.objects.all().delete()
    Log.objects.create()


def nested():
    with atomic():
        Order.objects.create()
        with atomic():
            Stock.objects.create()
        Log.objects.create()


def several():
    with open("x") as handle, transaction.atomic():
        handle.read()
        Order.objects.create()


def empty():
    with transaction.atomic():
        pass


class Pay(View):
    @method_decorator(transaction.atomic)
    def post(self, request):
        Order.objects.create()

    @transaction.atomic
    def get(self, request):
        Log.objects.create()


def plain():
    Order.objects.create()
