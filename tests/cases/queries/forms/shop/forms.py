from django import forms
from rest_framework import serializers

from shop.models import Order


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["size"]

    def clean(self):
        self.instance.describe()


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["size"]
