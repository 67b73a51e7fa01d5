from ninja import NinjaAPI, Query

from .models import Customer, Line, Order
from .schemas import CustomerOut, OrderFilter, OrderOut

api = NinjaAPI()


@api.post("/customers", response=CustomerOut)
def create_customer(request):
    customer = Customer.objects.create(name="a")
    Line.objects.create(order=Order.objects.create(customer=customer))
    return customer


@api.get("/customers/{pk}", response=CustomerOut)
def get_customer(request, pk: int):
    return Customer.objects.get(pk=pk)


@api.get("/orders", response=list[OrderOut])
def list_orders(request):
    return Order.objects.all()


@api.get("/search", response=list[OrderOut])
def search(request, filters: OrderFilter = Query(...)):
    return filters.filter(Order.objects.all())
