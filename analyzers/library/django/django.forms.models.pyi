"""Forms and fields that are made from models."""

from _declared import given, tell_each
from functools import partial

from django.forms.fields import ChoiceField
from django.forms.forms import BaseForm
from django.forms.formsets import BaseFormSet, _Maker

# A form is made to show choices or to look them up: whoever makes it needs their rows.
def _look_up(form):
    rows = []
    for queryset in form._made_keys.values():
        rows = [*[queryset.get()]]
    return rows

def _show(rows):
    for row in rows:
        str(row)

def _check_unique(form):
    for queryset in form._made_unique:
        queryset.filter().exists()

def _set_many(form):
    for queryset in form._made_many.values():
        queryset.all().count()
        queryset.set([])

class BaseModelForm(BaseForm):
    def __init_subclass__(cls): _declare(cls)
    def __init__(self, data=None, files=None, auto_id="", prefix=None, initial=None, error_class=None, label_suffix=None, empty_permitted=False, instance=None, use_required_attribute=None, renderer=None):
        super().__init__(data, files, auto_id, prefix, initial)
        self.instance = self.Meta.model()
        if isinstance(instance, self.Meta.model):
            self.instance = instance
        self._keep(self.Meta.model())
        self.__rows = _look_up(self)
        for queryset in given(instance, self._made_many).values():
            queryset.all().count()
    def _keep(self, instance): self.__own = instance
    def __iter__(self):
        _show(self.__rows)
        return super().__iter__()
    def __getitem__(self, name):
        _show(self.__rows)
        return super().__getitem__(name)
    def hidden_fields(self):
        _show(self.__rows)
        return super().hidden_fields()
    def visible_fields(self):
        _show(self.__rows)
        return super().visible_fields()
    def clean(self): return self.cleaned_data
    def _post_clean(self):
        self.__own.full_clean()
        self.validate_unique()
        _check_unique(self)
    def validate_unique(self): ...
    def save(self, commit=True):
        self.__own.save()
        self.save_m2m = self._save_m2m
        self._save_m2m()
        return self.instance
    def _save_m2m(self): _set_many(self)

class ModelForm(BaseModelForm): ...

def _declare(form):
    tell_each(form.Meta.model, "formfield")
    for widget in form.Meta.widgets.values():
        widget()
    for field in form.Meta.field_classes.values():
        field()

class _MadeForm(BaseModelForm):
    def __init__(self, model, form, **kwargs):
        super().__init__(**kwargs)
        self.instance = model()
        self._keep(self.instance)

def modelform_factory(model, form=ModelForm, fields=None, exclude=None, formfield_callback=None):
    tell_each(model, "formfield")
    return partial(_MadeForm, model, form)

class _Choices:
    def __init__(self, field): self.__field = field
    def __iter__(self): return [*[self._choice(one) for one in self.__field.queryset]]
    def _choice(self, instance): return (instance, self.__field.label_from_instance(instance))

class ModelChoiceField(ChoiceField):
    def __init__(self, queryset, *, empty_label="", required=True, widget=None, label=None, initial=None, help_text="", to_field_name=None, limit_choices_to=None, blank=False, validators=(), **kwargs):
        super().__init__(required=required, widget=widget, label=label, initial=initial, validators=validators)
        self.queryset = queryset
        self.widget.choices = _Choices(self)
    def label_from_instance(self, obj): return str(obj)
    def to_python(self, value): return self.queryset.get()
    def prepare_value(self, value): return value

class ModelMultipleChoiceField(ModelChoiceField):
    def __init__(self, queryset, **kwargs): super().__init__(queryset, **kwargs)
    def to_python(self, value): return self.queryset.filter()
    def clean(self, value): return self.queryset.filter()

class BaseModelFormSet(BaseFormSet):
    model = None
    def __init__(self, data=None, files=None, auto_id="", prefix=None, queryset=None, *, initial=None, **kwargs):
        super().__init__(data, files, auto_id, prefix, initial, **kwargs)
        self.queryset = queryset
    def get_queryset(self): return self.queryset or self.model._default_manager.get_queryset()
    def save_new(self, form, commit=True): return form.save(commit)
    def save_existing(self, form, obj, commit=True): return form.save(commit)
    def delete_existing(self, obj, commit=True): obj.delete()
    def save(self, commit=True): return self._save()
    def _save(self):
        self.get_queryset()
        form = self._make()
        return [*[self.save_new(form, True), self.save_existing(form, form.instance, True)]]
    def clean(self): self.validate_unique()
    def validate_unique(self): ...
    def get_unique_error_message(self, unique_check): return ""
    def get_form_error(self): return ""

class BaseInlineFormSet(BaseModelFormSet):
    fk = None
    def __init__(self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs):
        super().__init__(data, files, "", prefix, queryset, **kwargs)
        self.instance = instance

def modelformset_factory(model, form=ModelForm, formfield_callback=None, formset=BaseModelFormSet, extra=1, can_delete=False, can_order=False, max_num=None, fields=None, exclude=None, widgets=None, **kwargs):
    tell_each(model, "formfield")
    return _Maker(form, formset)

def inlineformset_factory(parent_model, model, form=ModelForm, formset=BaseInlineFormSet, fk_name=None, fields=None, exclude=None, extra=3, can_order=False, can_delete=True, **kwargs):
    tell_each(model, "formfield")
    return _Maker(form, formset)
