from django import forms

from .models import Country, Customer, Place


class CountryForm(forms.ModelForm):
    class Meta:
        model = Country
        fields = ["code"]


class CustomerForm(forms.ModelForm):
    class Meta:
        model = Customer
        fields = "__all__"


class ShortForm(forms.ModelForm):
    class Meta:
        model = Customer
        exclude = ["tags", "clerk"]


class PlaceForm(forms.ModelForm):
    class Meta:
        model = Place
        fields = ["row", "number"]


class ClerkForm(forms.ModelForm):
    class Meta:
        model = Place
        fields = ["row", "clerk"]
