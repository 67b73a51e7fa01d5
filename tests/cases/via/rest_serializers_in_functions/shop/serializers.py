from rest_framework import serializers

from .models import Order


class BaseOrderSerializer(serializers.ModelSerializer):
    shown = serializers.SerializerMethodField()

    class Meta:
        model = Order
        fields = ["size", "total", "shown"]

    def get_shown(self, order):
        return "base"


class OrderSerializer(BaseOrderSerializer):
    class Meta(BaseOrderSerializer.Meta):
        fields = [*BaseOrderSerializer.Meta.fields, "extra"]

    extra = serializers.SerializerMethodField()

    def get_extra(self, order):
        return self.context["shop"].name_of(order)
