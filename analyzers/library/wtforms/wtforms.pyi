"""Forms and their fields."""

from wtforms.fields import StringField, TextAreaField, PasswordField, HiddenField, SearchField, TelField, URLField, EmailField, ColorField, BooleanField, SubmitField, FileField, MultipleFileField, IntegerField, IntegerRangeField, FloatField, DecimalField, DecimalRangeField, DateTimeField, DateTimeLocalField, DateField, MonthField, WeekField, TimeField, SelectFieldBase, SelectField, RadioField, SelectMultipleField, FormField, FieldList
from wtforms.fields.core import Field
from wtforms.form import BaseForm, Form
