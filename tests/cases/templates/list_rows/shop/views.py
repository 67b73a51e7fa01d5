from django.core.paginator import Paginator
from django.views.generic import ListView

from .models import Order


class Orders(Paginator):
    def validate_number(self, number):
        Order.objects.create(name="a")
        return super().validate_number(number)


class OrderList(ListView):
    template_name = "orders.html"
    context_object_name = "orders"
    paginate_by = 10
    paginator_class = Orders

    def get_queryset(self):
        return Order.objects.filter(name="a")


class AllOrders(ListView):
    model = Order
    template_name = "all.html"
