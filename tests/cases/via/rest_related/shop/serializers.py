from rest_framework import serializers

from .models import Country, Customer, Order


class CountryField(serializers.SlugRelatedField):
    def get_queryset(self):
        return Country.objects.all()


class OrderSerializer(serializers.ModelSerializer):
    customer = serializers.PrimaryKeyRelatedField(queryset=Customer.objects.all())
    customer_name = serializers.StringRelatedField(source="customer")
    country = CountryField(slug_field="code")
    lower = serializers.SlugRelatedField(slug_field="lower", source="country", read_only=True)

    class Meta:
        model = Order
        fields = ["customer", "customer_name", "country", "lower"]

    def validate_customer(self, customer):
        customer.shown()
        return customer

    def create(self, validated_data):
        validated_data["customer"].shown()
        return super().create(validated_data)
