from rest_framework import serializers

from .models import Customer, Line, Order


class CodeField(serializers.CharField):
    def to_internal_value(self, data):
        return super().to_internal_value(data).strip()

    def to_representation(self, value):
        return value.upper()


class LineSerializer(serializers.ModelSerializer):
    upper = serializers.CharField(read_only=True)

    class Meta:
        model = Line
        fields = ["text", "upper"]


class OrderSerializer(serializers.ModelSerializer):
    code = CodeField()
    both = serializers.SerializerMethodField()
    named = serializers.SerializerMethodField(method_name="name_of")
    twice = serializers.IntegerField(source="doubled", read_only=True)
    customer_title = serializers.CharField(source="customer.title", read_only=True)
    lines = LineSerializer(many=True)

    class Meta:
        model = Order
        fields = ["size", "code", "total", "label", "both", "named", "twice", "customer_title", "lines"]

    def get_both(self, order):
        return order.total + 1

    def get_unused(self, order):
        return None

    def name_of(self, order):
        return order.label()

    def validate_size(self, value):
        return value

    def validate(self, attrs):
        return attrs

    def create(self, validated_data):
        lines = validated_data.pop("lines")
        order = super().create({**validated_data, "customer": Customer.objects.create(name="ann")})
        for line in lines:
            Line.objects.create(order=order, **line)
        return order
