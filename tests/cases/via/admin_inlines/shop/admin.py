from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from .models import Line, Order


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ["code"]

    def clean_code(self):
        return self.cleaned_data["code"].strip()


class Lines(admin.TabularInline):
    model = Line
    form = LineForm
    extra = 0
    readonly_fields = ["label"]

    def label(self, line):
        return f"line {line.pk}"

    def get_queryset(self, request):
        return super().get_queryset(request)

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj)

    def get_extra(self, request, obj=None, **kwargs):
        return super().get_extra(request, obj, **kwargs)


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["size"]

    def clean(self):
        if self.cleaned_data.get("size") == 7:
            raise ValidationError("seven")
        return super().clean()


class OrderAdmin(admin.ModelAdmin):
    form = OrderForm
    inlines = [Lines]

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)

    def get_search_fields(self, request):
        return ("size",)


admin.site.register(Order, OrderAdmin)
