from rest_framework import serializers

from .models import Clerk, Country, Customer, Place


class CountrySerializer(serializers.ModelSerializer):
    class Meta:
        model = Country
        fields = ["code"]


class CustomerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        fields = "__all__"


class ShortSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        exclude = ["tags"]


class FixedSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        fields = ["country", "clerk"]
        read_only_fields = ["country"]


class TaggedSerializer(serializers.ModelSerializer):
    class Meta(ShortSerializer.Meta):
        exclude = None
        fields = (*FixedSerializer.Meta.fields, "tags")
        extra_kwargs = {"country": {"read_only": True}}


class PlaceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Place
        fields = ["row", "number"]


class SeatSerializer(serializers.ModelSerializer):
    class Meta:
        model = Place
        fields = ["customer"]


class ClerkSerializer(serializers.ModelSerializer):
    class Meta:
        model = Clerk
        fields = ["name", "places"]
        read_only_fields = ["places"]


class DeepSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        fields = ["country", "tags"]
        depth = 1


class NestedSerializer(serializers.ModelSerializer):
    customer = CustomerSerializer()

    class Meta:
        model = Place
        fields = ["customer", "clerk"]
