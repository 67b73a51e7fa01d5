from rest_framework import serializers

from .models import Note, Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ("id", "size")


class ChangeSerializer(OrderSerializer):
    def update(self, instance, validated_data):
        self.changed(instance)
        return super().update(instance, validated_data)

    def changed(self, instance):
        return instance.rounded()


class NoteSerializer(serializers.Serializer):
    size = serializers.IntegerField()

    def create(self, validated_data):
        return Note.objects.create(text=str(validated_data["size"]))

    def to_representation(self, instance):
        return {"text": instance.text}
