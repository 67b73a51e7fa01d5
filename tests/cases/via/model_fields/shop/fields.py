from django.db import models


class CodeField(models.CharField):
    def from_db_value(self, value, expression, connection):
        return self.tidy(value)

    def to_python(self, value):
        return self.tidy(value)

    def get_prep_value(self, value):
        return super().get_prep_value(value)

    def pre_save(self, model_instance, add):
        return super().pre_save(model_instance, add)

    def tidy(self, value):
        return value


class Token(models.Field):
    def db_type(self, connection):
        return "text"

    def get_db_prep_value(self, value, connection, prepared=False):
        return self.get_prep_value(value)

    def get_prep_value(self, value):
        return str(value)
