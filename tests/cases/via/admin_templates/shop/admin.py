from django.contrib import admin

from .models import Order


def newest():
    return Order(name="new")


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    change_list_template = "admin/orders.html"

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"newest": newest()})
