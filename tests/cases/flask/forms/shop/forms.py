from flask_wtf import FlaskForm
from wtforms import Field, SelectField, StringField
from wtforms.validators import DataRequired, ValidationError


class Amount:
    def __init__(self, text):
        self.value = text

    def text(self):
        return self.value


class AmountField(Field):
    def process_formdata(self, valuelist):
        self.data = Amount(valuelist[0])

    def pre_validate(self, form): ...


def is_short(form, field): ...


class Even:
    def __call__(self, form, field): ...


def strip(text):
    return text


def kinds():
    return [("a", "A"), ("b", "B")]


class Base(FlaskForm):
    name = StringField("Name", validators=[DataRequired(), is_short], filters=[strip])

    def validate_name(self, field): ...


class OrderForm(Base):
    amount = AmountField("Amount", [Even()])
    kind = SelectField("Kind", choices=kinds)

    def validate_amount(self, field):
        self.check(field)

    def check(self, field): ...
