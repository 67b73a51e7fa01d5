from django.shortcuts import get_object_or_404
from django.views.generic import CreateView, DeleteView, DetailView, ListView, UpdateView

from shop.models import Order


class OrderList(ListView):
    model = Order

    def get_queryset(self):
        return super().get_queryset().filter(size=1)


class OrderDetail(DetailView):
    queryset = Order.objects.all()

    def get_context_data(self, **kwargs):
        self.object.describe()
        return super().get_context_data(**kwargs)


class OrderCreate(CreateView):
    model = Order


class OrderUpdate(UpdateView):
    model = Order

    def form_valid(self, form):
        order = self.get_object()
        order.describe()
        return super().form_valid(form)


class OrderDelete(DeleteView):
    model = Order


def show(request, pk):
    order = get_object_or_404(Order, pk=pk)
    return order.describe()
