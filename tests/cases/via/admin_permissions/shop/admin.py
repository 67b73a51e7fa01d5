from django.contrib import admin

from .models import Line, Order


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    def get_ordering(self, request):
        return ["pk"]


class LineAdmin(admin.ModelAdmin):
    def has_module_permission(self, request):
        return True

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request):
        return True


admin.site.register(Line, LineAdmin)
