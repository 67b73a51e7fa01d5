from django.conf import settings
from django.db import transaction
from django.utils.decorators import method_decorator
from django.views import View

from shop.models import Log, Order

ARCHIVE = "archive"


@transaction.atomic(using="archive")
def archives():
    Log.objects.using("archive").create()


def moves():
    with transaction.atomic(), transaction.atomic(ARCHIVE):
        Order.objects.all().delete()


def computed(name):
    with transaction.atomic(using=settings.DATABASE):
        Order.objects.create()


class Orders(View):
    @method_decorator(transaction.atomic(using="archive", savepoint=False))
    def post(self, request):
        Order.objects.create()


def keeps():
    with transaction.atomic(savepoint=False):
        Order.objects.create()
