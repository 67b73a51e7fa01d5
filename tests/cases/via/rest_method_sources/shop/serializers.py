from rest_framework import serializers


class WholeField(serializers.Field):
    def to_representation(self, value):
        return value.open_lines().count()


class PriceSerializer(serializers.Serializer):
    price = serializers.IntegerField()


class ShortSerializer(serializers.Serializer):
    short = serializers.CharField(source="customer.profile.short")
    whole = WholeField(source="*")
    open = PriceSerializer(source="open_lines", many=True)
    prices = serializers.ListField(child=serializers.IntegerField(), source="lines.count", default=list, write_only=True)
