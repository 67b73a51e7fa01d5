from django import forms


class Color(forms.TextInput):
    def __init__(self, attrs=None):
        super().__init__({"type": "color", **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return super().value_from_datadict(data, files, name)

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs)

    def format_value(self, value):
        return str(value)


class ColorText(forms.CharField):
    widget = Color

    def widget_attrs(self, widget):
        return super().widget_attrs(widget)

    def prepare_value(self, value):
        return value


class Choice(forms.Select):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_own = True

    def create_option(self, *args, **kwargs):
        return super().create_option(*args, **kwargs)

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, value, attrs)


class KindField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.name


def is_short(value):
    return None
