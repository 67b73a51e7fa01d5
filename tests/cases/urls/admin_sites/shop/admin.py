from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from .models import Country, Customer, Line, Order
from .sites import office


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    def get_urls(self):
        own = [path("<int:pk>/print/", self.admin_site.admin_view(self.print_out), name="print")]
        return own + super().get_urls()

    def print_out(self, request, pk):
        return HttpResponse()


@admin.register(Line, Country, site=office)
class PlainAdmin(admin.ModelAdmin):
    pass


class CustomerAdmin(admin.ModelAdmin):
    pass


admin.site.register([Customer, Country], CustomerAdmin)
office.register(Customer)
