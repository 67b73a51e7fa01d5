"""Forms by the names that programs import."""

from django.forms.boundfield import BoundField
from django.forms.fields import BooleanField, CharField, ChoiceField, DateField, DateTimeField, DecimalField, DurationField, EmailField, Field, FileField, FloatField, GenericIPAddressField, ImageField, IntegerField, JSONField, MultipleChoiceField, MultiValueField, NullBooleanField, RegexField, SlugField, SplitDateTimeField, TimeField, TypedChoiceField, TypedMultipleChoiceField, URLField, UUIDField
from django.forms.forms import BaseForm, Form
from django.forms.formsets import BaseFormSet, formset_factory
from django.forms.models import BaseInlineFormSet, BaseModelForm, BaseModelFormSet, ModelChoiceField, ModelForm, ModelMultipleChoiceField, inlineformset_factory, modelform_factory, modelformset_factory
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, ClearableFileInput, ColorInput, DateInput, DateTimeInput, EmailInput, FileInput, HiddenInput, MultipleHiddenInput, MultiWidget, NullBooleanSelect, NumberInput, PasswordInput, RadioSelect, SearchInput, Select, SelectDateWidget, SelectMultiple, SplitDateTimeWidget, TelInput, Textarea, TextInput, TimeInput, URLInput, Widget
