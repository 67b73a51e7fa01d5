from django import forms
from django.forms import BaseFormSet, BaseInlineFormSet, formset_factory, inlineformset_factory

from .models import Line, Order


class LineForm(forms.Form):
    code = forms.CharField()

    def clean_code(self):
        return self.cleaned_data["code"].upper()


class Lines(BaseFormSet):
    def clean(self):
        return [form.cleaned_data for form in self.forms]

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index)

    def add_fields(self, form, index):
        super().add_fields(form, index)


class OrderLineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ["code"]

    def save(self, commit=True):
        return super().save(commit)


class OrderLines(BaseInlineFormSet):
    def save_new(self, form, commit=True):
        return super().save_new(form, commit)

    def get_queryset(self):
        return super().get_queryset()


LineFormSet = formset_factory(LineForm, formset=Lines)
OrderLineFormSet = inlineformset_factory(Order, Line, form=OrderLineForm, formset=OrderLines)
