from rest_framework import serializers


def not_zero(value):
    if not value:
        raise serializers.ValidationError("zero")


def first_code():
    return "first"


class Even:
    def __call__(self, value):
        return value % 2 == 0


class Together:
    requires_context = True

    def __call__(self, attrs, serializer):
        return serializer.checked(attrs)


class TagField(serializers.Field):
    def to_internal_value(self, data):
        return self.cleaned(data)

    def to_representation(self, value):
        return value

    def cleaned(self, data):
        return data.strip()

    def validate_empty_values(self, data):
        return super().validate_empty_values(data)


class OrderSerializer(serializers.Serializer):
    size = serializers.IntegerField(validators=[not_zero, Even()])
    code = serializers.CharField(default=first_code)
    other = serializers.CharField(default=first_code)
    tags = serializers.ListField(child=TagField())

    class Meta:
        validators = [Together()]

    def validate_size(self, value):
        return value

    def validate_code(self, value):
        return value

    def validate(self, attrs):
        return super().validate(attrs)

    def checked(self, attrs):
        return attrs


class LooseSerializer(serializers.BaseSerializer):
    def to_internal_value(self, data):
        return {"size": data["size"]}

    def to_representation(self, instance):
        return {"size": instance["size"]}

    def create(self, validated_data):
        return validated_data
