from django.core.exceptions import ValidationError
from django.db import models


def not_empty(value):
    if value == "":
        raise ValidationError("empty")


class Named(models.Model):
    code = models.CharField(max_length=20)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.code = self.code.strip()
        super().save(*args, **kwargs)


class Customer(Named):
    mail = models.CharField(max_length=20, validators=[not_empty])

    def clean(self):
        self.mail = self.mail.lower()

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude=exclude)

    def validate_unique(self, exclude=None):
        super().validate_unique(exclude=exclude)


class Order(Named):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
    size = models.IntegerField(default=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was = self.size

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)


class Note(models.Model):
    text = models.CharField(max_length=20)

    @classmethod
    def from_db(cls, db, field_names, values):
        return super().from_db(db, field_names, values)
