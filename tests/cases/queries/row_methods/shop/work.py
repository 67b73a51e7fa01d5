from asgiref.sync import async_to_sync
from shop.models import Customer, Line, Order, Region, Tag


def prepare():
    region, _ = Region.objects.get_or_create(name="North")
    customer, _ = Customer.objects.update_or_create(name="A", defaults={"region": region})
    Order.objects.bulk_create([Order(customer=customer), Order(customer=customer)])


def in_bulk():
    return Order.objects.in_bulk([1, 2])


def iterates():
    return [order.size for order in Order.objects.iterator()]


def iterates_in_chunks():
    for order in Order.objects.select_related("customer").iterator(chunk_size=10):
        order.customer.pk = None


def contains():
    return Order.objects.contains(Order(pk=1))


def reads_ends():
    return Order.objects.earliest("pk"), Order.objects.latest("pk"), Order.objects.last()


def updates_in_bulk():
    Order.objects.bulk_update([Order(pk=1, size=3)], ["size"])


def dates():
    return list(Order.objects.values_list("size", flat=True).distinct())


def slices():
    return Order.objects.order_by("pk")[0].size, list(Order.objects.all()[:1])


def refreshes():
    order = Order(pk=1)
    order.refresh_from_db()


def is_there():
    if Order.objects.filter(size=1):
        return True
    return bool(Line.objects.all()) or Tag.objects.none().exists()


def has_it():
    return Order(pk=1) in Order.objects.all()


def lists_all():
    return sorted(Order.objects.all(), key=lambda order: order.pk), [*Region.objects.all()]


def unpacks():
    first, *rest = Order.objects.all()
    return first


def explains():
    return Order.objects.explain()


@async_to_sync
async def asynchronous():
    order = await Order.objects.aget(pk=1)
    line = await Line.objects.acreate(order=order)
    line.amount = 3
    await line.asave()
    await Tag.objects.aget_or_create(name="new")
    await Region.objects.aupdate(name="South")
    async for customer in Customer.objects.all():
        customer.pk = None
    await order.tags.aadd(await Tag.objects.afirst())


@async_to_sync
async def deletes_asynchronously():
    await Tag.objects.abulk_create([Tag(name="a")])
    await Line.objects.filter(amount=7).adelete()
    return await Order.objects.acount(), await Order.objects.aexists()
