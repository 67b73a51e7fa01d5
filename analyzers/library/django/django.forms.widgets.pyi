"""Widgets: how a field is shown, and what it takes from what was sent."""

class Widget:
    template_name = None
    is_hidden = False
    def __init__(self, attrs=None): self.attrs = {**attrs}
    def subwidgets(self, name, value, attrs=None): return [*[self.get_context(name, value, attrs)["widget"]]]
    def format_value(self, value): return ""
    def get_context(self, name, value, attrs):
        return {"widget": {"value": self.format_value(value), "attrs": self.build_attrs(self.attrs, attrs)}}
    def render(self, name, value, attrs=None, renderer=None):
        return self._render(self.template_name, self.get_context(name, value, attrs), renderer)
    def _render(self, template_name, context, renderer=None): return renderer.render(template_name, context)
    def build_attrs(self, base_attrs, extra_attrs=None): return {**base_attrs, **extra_attrs}
    def value_from_datadict(self, data, files, name): return ""
    def value_omitted_from_data(self, data, files, name): return True
    def id_for_label(self, id_): return ""
    def use_required_attribute(self, initial): return True

class Input(Widget): ...
class TextInput(Input): ...
class NumberInput(Input): ...
class EmailInput(Input): ...
class URLInput(Input): ...
class ColorInput(Input): ...
class SearchInput(Input): ...
class TelInput(Input): ...
class PasswordInput(Input):
    def __init__(self, attrs=None, render_value=False): super().__init__(attrs)
class HiddenInput(Input): ...
class MultipleHiddenInput(HiddenInput): ...
class FileInput(Input): ...
class ClearableFileInput(FileInput):
    def clear_checkbox_name(self, name): return ""
    def clear_checkbox_id(self, name): return ""
    def is_initial(self, value): return True
    def get_context(self, name, value, attrs):
        self.clear_checkbox_id(self.clear_checkbox_name(name))
        self.is_initial(value)
        return super().get_context(name, value, attrs)
class Textarea(Widget): ...
class DateTimeBaseInput(TextInput):
    def __init__(self, attrs=None, format=None): super().__init__(attrs)
class DateInput(DateTimeBaseInput): ...
class DateTimeInput(DateTimeBaseInput): ...
class TimeInput(DateTimeBaseInput): ...
class CheckboxInput(Input):
    def __init__(self, attrs=None, check_test=None):
        super().__init__(attrs)
        self.check_test = check_test
    def format_value(self, value): self.check_test(value)

class ChoiceWidget(Widget):
    def __init__(self, attrs=None, choices=()):
        super().__init__(attrs)
        self.choices = choices
    def options(self, name, value, attrs=None): self.optgroups(name, value, attrs)
    def optgroups(self, name, value, attrs=None):
        for key, label in self.choices:
            option = self.create_option(name, key, label, True, 0)
        return [*[("", [*[option]], 0)]]
    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None): return {"label": label}
    def get_context(self, name, value, attrs):
        return {"widget": {**super().get_context(name, value, attrs)["widget"], "optgroups": self.optgroups(name, value, attrs)}}

class Select(ChoiceWidget): ...
class NullBooleanSelect(Select):
    def __init__(self, attrs=None): super().__init__(attrs)
class SelectMultiple(Select): ...
class RadioSelect(ChoiceWidget): ...
class CheckboxSelectMultiple(RadioSelect): ...

class MultiWidget(Widget):
    def __init__(self, widgets, attrs=None):
        super().__init__(attrs)
        self.widgets = [*[widget() or widget for widget in widgets]]
    def get_context(self, name, value, attrs):
        self.decompress(value)
        for widget in self.widgets:
            shown = widget.get_context(name, value, attrs)
        return {"widget": {"subwidgets": [*[shown["widget"]]]}}
    def value_from_datadict(self, data, files, name):
        return [*[widget.value_from_datadict(data, files, name) for widget in self.widgets]]
    def decompress(self, value): return [*[value]]

class SplitDateTimeWidget(MultiWidget):
    def __init__(self, attrs=None, date_format=None, time_format=None, date_attrs=None, time_attrs=None): super().__init__((), attrs)
class SplitHiddenDateTimeWidget(SplitDateTimeWidget): ...
class SelectDateWidget(Widget):
    def __init__(self, attrs=None, years=None, months=None, empty_label=None): super().__init__(attrs)
