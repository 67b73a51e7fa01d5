from typing import List

from django.http import HttpResponse
from ninja import NinjaAPI, Router
from ninja.pagination import LimitOffsetPagination, paginate

from .access import Bearer, Key, Seldom, by_ip
from .models import Customer, Order
from .pages import Pages
from .schemas import OrderBrief, OrderIn, OrderOut

api = NinjaAPI(auth=[Bearer(), by_ip])
mine = Router(auth=Key())


@api.exception_handler(ZeroDivisionError)
def on_zero(request, error):
    return HttpResponse("zero")


@api.post("/orders", response={200: OrderOut})
def create_order(request, payload: OrderIn):
    customer = Customer.objects.create(name="c")
    return Order.objects.create(size=payload.size, customer=customer)


@api.get("/orders", response=List[OrderOut], throttle=[Seldom()])
def list_orders(request):
    return Order.objects.all()


@api.get("/orders/{pk}", response=OrderBrief, auth=by_ip)
def get_order(request, pk: int):
    return Order.objects.get(pk=pk)


@mine.get("/mine", response=list[OrderBrief])
def list_mine(request):
    return list(Order.objects.filter(size=2))


@api.get("/paged", response=list[OrderBrief])
@paginate(LimitOffsetPagination)
def paged(request):
    return Order.objects.all()


@api.get("/own-pages", response=list[OrderBrief])
@paginate(Pages)
def own_pages(request):
    return Order.objects.all()


@api.get("/free", auth=None)
def free(request):
    return OrderOut.from_orm(Order.objects.first()).dict()


@api.get("/failing")
def failing(request):
    return 1 / 0


@api.get("/many", response={200: list[OrderOut], 400: OrderBrief})
def many(request):
    return 200, [Order.objects.get(pk=1)]


api.add_router("", mine)
