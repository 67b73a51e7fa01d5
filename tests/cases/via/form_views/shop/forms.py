from django import forms

from .models import Order


class CodeField(forms.CharField):
    def to_python(self, value):
        return strip(super().to_python(value))


def strip(value):
    return value.strip()


def not_empty(value):
    return None


class SearchForm(forms.Form):
    code = CodeField(required=False, validators=[not_empty])
    size = forms.IntegerField(required=False)

    def clean_size(self):
        return least(self.cleaned_data["size"])

    def clean(self):
        self.check()
        return super().clean()

    def check(self):
        return None


def least(size):
    return size or 0


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["size"]

    def __init__(self, *args, shop=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.shop = shop

    def save(self, commit=True):
        return super().save(commit)
