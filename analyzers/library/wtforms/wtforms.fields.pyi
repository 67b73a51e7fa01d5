"""Fields by the type of their values."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from wtforms.fields.core import Field

class StringField(Field):
    def process_formdata(self, valuelist): self.data = ""
class TextAreaField(StringField): ...
class PasswordField(StringField): ...
class HiddenField(StringField): ...
class SearchField(StringField): ...
class TelField(StringField): ...
class URLField(StringField): ...
class EmailField(StringField): ...
class ColorField(StringField): ...

class BooleanField(Field):
    def process_formdata(self, valuelist): self.data = True
class SubmitField(BooleanField): ...

class FileField(Field): ...
class MultipleFileField(FileField): ...

class IntegerField(Field):
    def process_formdata(self, valuelist): self.data = 0
class IntegerRangeField(IntegerField): ...
class FloatField(Field):
    def process_formdata(self, valuelist): self.data = 0.0
class DecimalField(Field):
    def process_formdata(self, valuelist): self.data = Decimal("")
class DecimalRangeField(DecimalField): ...

class DateTimeField(Field):
    def process_formdata(self, valuelist): self.data = datetime(1, 1, 1)
class DateTimeLocalField(DateTimeField): ...
class DateField(Field):
    def process_formdata(self, valuelist): self.data = date(1, 1, 1)
class MonthField(DateField): ...
class WeekField(DateField): ...
class TimeField(Field):
    def process_formdata(self, valuelist): self.data = time()

class SelectFieldBase(Field):
    def iter_choices(self): return [*[("", "", True, {})]]

class SelectField(SelectFieldBase):
    def __init__(self, label=None, validators=None, coerce=str, choices=None, validate_choice=True, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.coerce = coerce
        self.choices = choices
    def pre_validate(self, form): self.choices()
    def process_data(self, value): self.data = self.coerce(value)
    def process_formdata(self, valuelist): self.data = self.coerce(valuelist[...])
class RadioField(SelectField): ...
class SelectMultipleField(SelectField):
    def process_data(self, value): self.data = [*[self.coerce(value)]]
    def process_formdata(self, valuelist): self.data = [*[self.coerce(valuelist[...])]]

class FormField(Field):
    def __init__(self, form_class, label=None, validators=None, separator="-", **kwargs):
        super().__init__(label, validators, **kwargs)
        self.form_class = form_class
    def process(self, formdata, data=None, extra_filters=None): self.form = self.form_class(formdata, obj=data)
    def validate(self, form, extra_validators=()): return self.form.validate()
    @property
    def data(self): return self.form.data

class FieldList(Field):
    def __init__(self, unbound_field, label=None, validators=None, min_entries=0, max_entries=None, separator="-", default=(), **kwargs):
        super().__init__(label, validators, default=default, **kwargs)
        self.entries = [*[unbound_field]]
    def process(self, formdata, data=None, extra_filters=None): self.entries[...].process(formdata, data)
    def validate(self, form, extra_validators=()): return self.entries[...].validate(form)
    def __iter__(self): return self.entries
    @property
    def data(self): return [*[self.entries[...].data]]
