from django.contrib import admin

from .models import Order


class Sized(admin.SimpleListFilter):
    title = "size"
    parameter_name = "size"

    def lookups(self, request, model_admin):
        return [("1", "one"), ("2", "two")]

    def queryset(self, request, queryset):
        return queryset.filter(size=self.value()) if self.value() else queryset


def halve(modeladmin, request, queryset):
    queryset.update(size=1)


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["pk", "size", "is_large", "label"]
    list_filter = [Sized]
    readonly_fields = ["label"]
    actions = [halve, "double"]

    def label(self, order):
        return f"{order.pk}"

    def double(self, request, queryset):
        queryset.update(size=2)

    def get_queryset(self, request):
        return super().get_queryset(request)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj)

    def get_urls(self):
        return super().get_urls()

    def response_change(self, request, obj):
        return super().response_change(request, obj)
