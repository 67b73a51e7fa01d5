from django.urls.converters import IntConverter, StringConverter


class YearConverter:
    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class CodeConverter(StringConverter):
    regex = "[A-Z]{2}|[0-9]+"


class NumberConverter(IntConverter): ...
