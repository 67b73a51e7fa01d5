from rest_framework import serializers

from .models import Line, Order


class ShopField(serializers.CharField):
    def to_internal_value(self, data):
        self.context["view"].visited()
        return self.parent.worded(super().to_internal_value(data))


class LineSerializer(serializers.ModelSerializer):
    text = ShopField()

    class Meta:
        model = Line
        fields = ["text"]

    def validate(self, attrs):
        return attrs

    def worded(self, text):
        return text


class OrderSerializer(serializers.ModelSerializer):
    lines = LineSerializer(many=True)

    class Meta:
        model = Order
        fields = ["size", "lines"]

    def create(self, validated_data):
        lines = validated_data.pop("lines")
        order = Order.objects.create(**validated_data)
        self.fields["lines"].create([{**line, "order": order} for line in lines])
        return order

    def to_representation(self, instance):
        return self.trimmed(super().to_representation(instance))

    def trimmed(self, data):
        return data

    def get_fields(self):
        return super().get_fields()
