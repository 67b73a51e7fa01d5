from rest_framework import serializers

from .models import Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ("id", "size")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def create(self, validated_data):
        order = super().create(validated_data)
        order.created()
        return order

    def update(self, instance, validated_data):
        order = super().update(instance, validated_data)
        order.changed()
        return order


class NoteSerializer(OrderSerializer):
    def update(self, instance, validated_data):
        instance.changed()
        return instance
