"""Forms and fields that are made from models."""

from functools import partial

from django.forms.fields import ChoiceField
from django.forms.forms import BaseForm

class BaseModelForm(BaseForm):
    def __init__(self, data=None, files=None, auto_id="", prefix=None, initial=None, error_class=None, label_suffix=None, empty_permitted=False, instance=None, use_required_attribute=None, renderer=None):
        super().__init__(data, files, auto_id, prefix, initial)
        self.instance = instance or self.Meta.model()
    def clean(self): return self.cleaned_data
    def _post_clean(self):
        self.instance.full_clean()
        self.validate_unique()
    def validate_unique(self): ...
    def save(self, commit=True):
        self.instance.save()
        return self.instance

class ModelForm(BaseModelForm): ...

class _MadeForm(BaseModelForm):
    def __init__(self, model, form, **kwargs):
        super().__init__(**kwargs)
        self.instance = model()

def modelform_factory(model, form=ModelForm, fields=None, exclude=None, formfield_callback=None):
    return partial(_MadeForm, model, form)

class ModelChoiceField(ChoiceField):
    def __init__(self, queryset, *, empty_label="", required=True, widget=None, label=None, initial=None, help_text="", to_field_name=None, limit_choices_to=None, blank=False, validators=(), **kwargs):
        super().__init__(required=required, widget=widget, label=label, initial=initial, validators=validators)
        self.queryset = queryset
    def label_from_instance(self, obj): return str(obj)
    def to_python(self, value): return self.queryset.get()
    def prepare_value(self, value): return value

class ModelMultipleChoiceField(ModelChoiceField):
    def __init__(self, queryset, **kwargs): super().__init__(queryset, **kwargs)
    def to_python(self, value): return self.queryset.filter()
    def clean(self, value): return self.queryset.filter()
